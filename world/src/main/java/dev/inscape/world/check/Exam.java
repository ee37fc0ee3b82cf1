package dev.inscape.world.check;

import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Asks a model many questions, some dozens in one pass. */
final class Exam {

    private static final int TOGETHER = 48;

    private final Model model;

    Exam(Model model) {
        this.model = model;
    }

    List<Answer> ask(List<Question> questions) {
        var answers = new ArrayList<Answer>();
        for (int from = 0; from < questions.size(); from += TOGETHER) {
            answers.addAll(together(questions.subList(from, Math.min(questions.size(), from + TOGETHER))));
        }
        return List.copyOf(answers);
    }

    private List<Answer> together(List<Question> questions) {
        var texts = model.tokenizer().encodeAll(questions.stream().map(q -> q.prompt() + q.answer()).toList(), true);
        var prompts = model.tokenizer().encodeAll(questions.stream().map(Question::prompt).toList(), true);
        var answers = new ArrayList<Answer>();
        model.run(texts, Tap.at(new Site.Logits(), (_, logits, context) -> {
            var likeliest = logits.argmax(1, false).toLongs(); // [row]
            IntStream.range(0, questions.size()).mapToObj(text -> answer(questions.get(text), texts.get(text),
                    prompts.get(text).length(), likeliest, context.packing().firstRow(text))).forEach(answers::add);
            return logits;
        }));
        return answers;
    }

    private static Answer answer(Question question, Encoding text, int begin, long[] likeliest, int row) {
        var expected = Arrays.copyOfRange(text.ids(), begin, text.length());
        var given = Arrays.copyOfRange(likeliest, row + begin - 1, row + text.length() - 1);
        return new Answer(question, expected, given);
    }
}
