package dev.inscape.lab.corpus;

/** One text per line. */
final class LineCorpus {

    private LineCorpus() {
    }

    static Corpus of(Lines lines) {
        return new Corpus(
                lines.lines().stream().map(line -> CorpusText.at(lines.name(), line.number(), line.text(), null))
                        .toList(),
                lines.blank());
    }
}
