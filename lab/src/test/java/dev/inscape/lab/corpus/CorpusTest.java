package dev.inscape.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {

    @TempDir Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Corpus read(String name, String content) throws IOException {
        return Corpus.read(List.of(file(name, content)));
    }

    @Test
    void a_text_file_has_one_text_per_line_named_after_its_place() throws IOException {
        var corpus = read("a.txt", "one\n\n three \r\n");
        var name = directory.resolve("a.txt").toString();
        assertThat(corpus.texts()).containsExactly(new CorpusText(name + ":1", "one", null, null, name, 1),
                new CorpusText(name + ":3", " three ", null, null, name, 3));
        assertThat(corpus.blank()).isEqualTo(1);
        assertThat(corpus.texts().getLast().origin()).isEqualTo(name + " line 3");
    }

    @Test
    void a_markdown_file_has_one_text_per_section_and_is_their_group() throws IOException {
        var corpus = read("a.md", """
                before

                # First

                text
                ```sh
                # no heading
                ```
                Second
                ======
                > # quoted
                ### Third
                """);
        assertThat(corpus.texts()).extracting(CorpusText::text).containsExactly("before",
                "# First\n\ntext\n```sh\n# no heading\n```", "Second\n======\n> # quoted", "### Third");
        assertThat(corpus.texts()).extracting(CorpusText::line).containsExactly(1, 3, 9, 12);
        assertThat(corpus.texts()).extracting(CorpusText::group).containsOnly(directory.resolve("a.md").toString());
        assertThat(read("b.md", "# Only\ntext").texts()).extracting(CorpusText::line).containsExactly(1);
        assertThatThrownBy(() -> read("c.md", " \n\n"))
                .hasMessageEndingWith("c.md has no section with a text; it is empty");
    }

    @Test
    void json_lines_have_texts_ids_labels_and_groups_and_whatever_else() throws IOException {
        var corpus = read("a.jsonl", """
                {"text": "Grüße", "id": "x1", "label": "TRUE", "group": "de", "extra": [1]}

                {"text": "two", "label": 2, "group": null}
                {"label": false, "text": "three", "id": 17}
                """);
        var name = directory.resolve("a.jsonl").toString();
        assertThat(corpus.texts()).containsExactly(new CorpusText("x1", "Grüße", "TRUE", "de", name, 1),
                new CorpusText(name + ":3", "two", "2", null, name, 3),
                new CorpusText("17", "three", "false", null, name, 4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"id\": \"x\"}                   | line 2 has no \"text\"",
            "{\"txt\": \"x\"}                  | line 2 has no \"text\"; did you mean \"txt\"?",
            "{\"text\": \" \"}                 | line 2 has an empty \"text\"",
            "{\"text\": [\"x\"]}               | line 2: \"text\" is a list or an object, not a text",
            "{\"text\": \"a\\u0000\"}          | line 2 has a null character (U+0000) in \"text\"",
            "[\"text\"]                        | line 2 is no JSON object: [\"text\"]",
            "{\"text\": \"x\"} {}              | line 2 is no sound JSON: ",
            "{\"text\": \"x\", \"text\": \"y\"} | line 2 is no sound JSON: Duplicate field 'text'",
            "{\"text\": \"x\"                  | line 2 is no sound JSON: "})
    void a_line_that_cannot_be_is_named(String line, String message) {
        assertThatThrownBy(() -> read("a.jsonl", "{\"text\": \"fine\"}\n" + line + "\n"))
                .isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(directory.resolve("a.jsonl") + " " + message).message().doesNotContain("\n");
    }

    @Test
    void an_id_that_stands_for_two_texts_is_an_error_with_both_places() throws IOException {
        var first = file("a.jsonl", "{\"text\": \"one\", \"id\": \"x\"}\n");
        var second = file("b.jsonl", "\n{\"text\": \"two\", \"id\": \"x\"}\n");
        assertThatThrownBy(() -> Corpus.read(List.of(first, second))).isInstanceOf(InscapeException.class).hasMessage(
                "two texts have the id \"x\": " + first + " line 1 and " + second + " line 2; give each its own");
    }

    @Test
    void several_files_are_one_corpus_in_their_order() throws IOException {
        var corpus = Corpus.read(List.of(file("b.txt", "b\n\n"), file("a.TXT", "a"), file("c.ndjson",
                "{\"text\":\"c\"}")));
        assertThat(corpus.texts()).extracting(CorpusText::text).containsExactly("b", "a", "c");
        assertThat(corpus.blank()).isEqualTo(1);
        assertThat(corpus.ids()).hasSize(3).first().asString().endsWith("b.txt:1");
    }

    @Test
    void what_a_file_is_must_be_told_by_its_name() {
        for (var name : Stream.of("a.pdf", "README", "txt.csv").map(Path::of).toList()) {
            assertThatThrownBy(() -> Corpus.read(List.of(name))).isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "cannot tell what " + name
                                    + " is: a corpus is .txt (one text per line), .md (one per section) or");
        }
    }

    @Test
    void files_that_cannot_be_read_are_refused_by_name() throws IOException {
        for (var name : List.of("none.txt", "none.md", "none.jsonl")) {
            var file = directory.resolve(name);
            assertThatThrownBy(() -> Corpus.read(List.of(file)))
                    .hasMessage("cannot read " + file + ": there is no such file or directory");
        }
        var folder = Files.createDirectory(directory.resolve("folder.md"));
        assertThatThrownBy(() -> Corpus.read(List.of(folder)))
                .hasMessage(folder + " is a directory; name a file in it");
        var latin = Files.write(directory.resolve("l.md"), "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Corpus.read(List.of(latin)))
                .hasMessageStartingWith(latin + " is not UTF-8: byte 0xFC");
    }

    @Test
    void lines_of_any_file_or_of_standard_input_are_a_corpus() throws IOException {
        var input = new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8));
        assertThat(Corpus.lines("-", input).ids()).containsExactly("standard input:1", "standard input:2");
        assertThat(Corpus.lines(file("odd.name", "x").toString(), InputStream.nullInputStream()).texts()).hasSize(1);
    }

    @Test
    void texts_of_no_file_are_named_by_their_numbers() {
        assertThat(Corpus.of(List.of("a", "b")).ids()).containsExactly("0", "1");
    }
}
