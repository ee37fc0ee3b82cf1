package dev.inscape.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsFileTest {

    @TempDir Path directory;

    private Labels read(String name, String content) throws IOException {
        return LabelsFile.read(Files.writeString(directory.resolve(name), content));
    }

    @Test
    void csv_has_a_header_in_any_order_and_quotes_where_they_are_needed() throws IOException {
        var labels = read("a.csv", "\ufefflabel,note,id,group\r\n1,x,t1,\r\n\"a \"\"b\"\", c\",,\"t,2\",g\r\n");
        assertThat(labels.byId()).containsOnlyKeys("t1", "t,2")
                .containsEntry("t1", new Label("1", null, 2)).containsEntry("t,2", new Label("a \"b\", c", "g", 3));
    }

    @Test
    void json_lines_have_the_same() throws IOException {
        var labels = read("a.jsonl",
                "{\"id\":\"t1\",\"label\":1}\n\n{\"id\":2,\"label\":\"x\",\"group\":\"g\",\"y\":0}\n");
        assertThat(labels.byId()).containsEntry("t1", new Label("1", null, 1)).containsEntry("2",
                new Label("x", "g", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "a.csv   | id,labels\\nx,1         | has no column \"label\" in its header; did you mean \"labels\"?",
            "a.csv   | id,label\\nx,           | line 2 has no \"label\"",
            "a.csv   | id,label\\nx,1\\ny,2\\nx,3 | labels \"x\" twice: lines 2 and 4",
            "a.csv   | id,label                | has no labels",
            "a.csv   | id,label\\nx,1,2        | is no sound CSV: ",
            "a.csv   | id,label\\nx            | line 2 has no \"label\"",
            "a.jsonl | {\"id\":\"x\"}          | line 1 has no \"label\"",
            "a.jsonl | {\"id\":\"x\",\"label\":1}\\n{\"id\":\"x\",\"label\":1} | labels \"x\" twice: lines 1 and 2"})
    void what_cannot_be_is_named(String name, String content, String message) {
        assertThatThrownBy(() -> read(name, content.replace("\\n", "\n"))).isInstanceOf(InscapeException.class)
                .message()
                .contains(directory.resolve(name).toString()).contains(message).doesNotContain("\n");
    }

    @Test
    void what_a_file_is_must_be_told_by_its_name() {
        assertThatThrownBy(() -> LabelsFile.read(Path.of("labels.xls"))).isInstanceOf(UsageException.class)
                .hasMessage("cannot tell what labels.xls is: labels are .jsonl (one object per line) or .csv (with a"
                        + " header), each with id and label");
    }

    @Test
    void labels_come_in_the_order_of_the_texts() throws IOException {
        var labels = read("a.csv", "id,label\nb,1\na,2\n");
        assertThat(labels.of(List.of("a", "b"), Unlabelled.REFUSE).keySet()).containsExactly("a", "b");
        assertThat(labels.of(List.of("a", "x", "b"), Unlabelled.DROP)).containsOnlyKeys("a", "b");
    }

    @Test
    void labels_without_texts_and_texts_without_labels_are_named() throws IOException {
        var labels = read("a.csv", "id,label\na,1\nb,1\nc,1\nd,2\ne,2\n");
        assertThatThrownBy(() -> labels.of(List.of("a"), Unlabelled.DROP)).isInstanceOf(InscapeException.class)
                .hasMessage(directory.resolve("a.csv") + " has labels without texts: \"b\", \"c\", \"d\" and 1 more;"
                        + " are these the ids of this corpus?");
        assertThatThrownBy(() -> labels.of(List.of("a", "b", "c", "d", "e", "f"), Unlabelled.REFUSE)).hasMessage(
                directory.resolve("a.csv")
                        + " has no labels for \"f\"; add them, or have texts without labels dropped");
    }
}
