package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {

    private static final String PARIS = "The capital of France is Paris.";

    @TempDir Path directory;

    @Test
    void aTextIsReadWithTheDefaultModel() {
        var run = Run.inscape("read", PARIS);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("minilm: 9 tokens, 6 layers, d = 384, f32 on cpu\n")
                .contains("[CLS] the capital of france is paris . [SEP]").contains("after block 5")
                .containsPattern("4  france  +paris 0\\.8").contains("inscape tokens minilm \"" + PARIS + "\"")
                .doesNotContain("\u001b");
    }

    @Test
    void aScreenSeesColours() {
        var run = Run.on(terminal -> terminal.onScreen(100).with("COLORTERM", "truecolor"), "read", PARIS);
        assertThat(run.out()).contains("\u001b[48;2;");
    }

    @Test
    void aFileIsReadAndNamed() throws Exception {
        var file = Files.writeString(directory.resolve("notes.txt"), PARIS + "\n");
        assertThat(Run.inscape("read", file.toString()).out()).startsWith("minilm: 9 tokens of " + file + ", 6 layers");
    }

    @Test
    void standardInputIsRead() {
        assertThat(Run.on(terminal -> terminal.typing(PARIS), "read").out())
                .startsWith("minilm: 9 tokens of standard input");
        assertThat(Run.on(terminal -> terminal.typing(PARIS), "read", "-").out()).contains("9 tokens");
    }

    @Test
    void theNameOfAFileCanBeATextToo() throws Exception {
        var file = Files.writeString(directory.resolve("notes"), "something else");
        assertThat(Run.inscape("read", "--text", file.toString()).out()).doesNotContain("something");
    }

    @Test
    void whatLooksLikeAMissingFileIsRemarkedOn() {
        var run = Run.inscape("read", "no-such-notes.txt");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("inscape: there is no file no-such-notes.txt; reading these words as the text\n");
    }

    @Test
    void jsonHoldsEveryNumber() throws Exception {
        var run = Run.inscape("read", PARIS, "--json");
        var json = new ObjectMapper().readTree(run.out());
        assertThat(run.out().lines()).hasSize(1);
        assertThat(json.get("tokens")).hasSize(9);
        assertThat(json.get("tokens").get(4).get("norms")).hasSize(7);
        assertThat(json.get("tokens").get(4).get("moves")).hasSize(6);
        assertThat(json.get("provenance").get("SHA-256 of tokenizer.json").asText()).hasSize(64);
    }

    @Test
    void aPageIsWritten() throws Exception {
        var page = directory.resolve("page.html");
        var run = Run.inscape("read", PARIS, "--html", page.toString());
        assertThat(run.err()).isEqualTo("inscape: wrote " + page + "\n");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("SHA-256 of the text");
        assertThat(directory.toFile().list()).containsExactly("page.html");
    }

    @Test
    void aTextOverTheContextIsCutOnlyWhenAskedFor() {
        var text = "word ".repeat(600);
        var refused = Run.inscape("read", text);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("inscape: the text has 602 tokens, but minilm reads at most 512; shorten it, or let "
                        + "--truncate cut it\n");
        var cut = Run.inscape("read", text, "--truncate");
        assertThat(cut.code()).isZero();
        assertThat(cut.out()).startsWith("minilm: 512 tokens");
        assertThat(cut.err())
                .isEqualTo("inscape: the text has 602 tokens, but minilm reads at most 512; cut after character "
                        + "2549\n");
    }

    @Test
    void otherPrecisionsAgreeRoughly() throws Exception {
        var norm = new ObjectMapper().readTree(Run.inscape("read", PARIS, "--json", "--dtype", "f64").out())
                .get("tokens").get(4)
                .get("norms").get(6).asDouble();
        var rounded = new ObjectMapper().readTree(Run.inscape("read", PARIS, "--json", "--dtype", "bf16").out())
                .get("tokens")
                .get(4).get("norms").get(6).asDouble();
        assertThat(rounded).isNotEqualTo(norm).isCloseTo(norm, org.assertj.core.data.Percentage.withPercentage(5));
    }
}
