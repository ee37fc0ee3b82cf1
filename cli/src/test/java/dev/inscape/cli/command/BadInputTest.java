package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what a user hands in: one line that says so, the exit code, and nothing left behind. */
class BadInputTest {

    @TempDir Path directory;

    private void refused(int code, String message, String... arguments) {
        var run = Run.inscape(arguments);
        assertThat(run).isEqualTo(new Run(code, "", "inscape: " + message + "\n"));
        assertThat(directory.toFile().list()).allMatch(name -> List.of("bad.txt", "folder").contains(name));
    }

    private String file(byte... content) throws Exception {
        return Files.write(directory.resolve("bad.txt"), content).toString();
    }

    @Test
    void anUnknownModel() {
        for (var command : List.of(List.of("read", "x", "--model", "minlm"), List.of("tokens", "minlm", "x"),
                List.of("extract", "minlm", "--text", "x", "--out", directory.resolve("x").toString()))) {
            refused(2,
                    "unknown model \"minlm\"; did you mean \"minilm\"?; a model is minilm or world (which ship with "
                            + "Inscape), a directory, a .gguf file, or owner/name of the hub; see inscape "
                            + command.getFirst() + " --help",
                    command.toArray(String[]::new));
        }
    }

    @Test
    void anEmptyText() throws Exception {
        refused(1, "the text is empty; give at least one character", "read", "");
        refused(1, "the text is empty; give at least one character", "tokens", "");
        refused(1, "standard input is empty; give at least one character", "read");
        refused(1, file() + " is empty; give at least one character", "read", file());
        refused(1, "the text is empty; give at least one character", "extract", "minilm", "--text", "", "--out",
                directory.resolve("x").toString());
    }

    @Test
    void halfASurrogatePair() {
        refused(1,
                "the text has half of a surrogate pair (U+D83D) at position 3; was it cut in the middle of a "
                        + "character?",
                "read",
                "abc\ud83d");
    }

    @Test
    void aNullCharacter() throws Exception {
        refused(1,
                file((byte) 'a', (byte) 0)
                        + " has a null character (U+0000) at position 1; a text has none: is this a binary "
                        + "file?",
                "read", file((byte) 'a', (byte) 0));
        refused(1, "the text has a null character (U+0000) at position 0; a text has none: is this a binary file?",
                "tokens", "\0");
    }

    @Test
    void bytesThatAreNotUtf8() throws Exception {
        var file = file((byte) 'a', (byte) 0xFF);
        refused(1, file + " is not UTF-8: byte 0xFF at offset 1; convert it first, for example with iconv", "read",
                file);
    }

    @Test
    void aDirectoryInsteadOfAFile() {
        refused(1, directory + " is a directory; name a file in it, or if this is the text, say --text " + directory,
                "read",
                directory.toString());
        refused(1, directory + " is a directory; name a file in it", "extract", "minilm",
                "--lines",
                directory.toString(), "--out", "x");
        refused(1, directory + " is a directory; name a file in it", "read", "x", "--html", directory.toString());
        refused(1, directory + " is a directory; name a file in it", "extract", "minilm", "--text", "x", "--out",
                directory.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeRead() {
        refused(1, "cannot read /proc/self/mem: Input/output error", "read", "/proc/self/mem");
    }

    @Test
    void aFileThatIsNotThere() {
        refused(1, "cannot read none.txt: there is no such file or directory", "extract", "minilm", "--lines",
                "none.txt", "--out",
                "x");
    }

    @Test
    void aPlaceThatIsNotThere() {
        var place = directory.resolve("none/x");
        var message = "cannot write " + place + ": there is no directory " + place.getParent() + "; make it first";
        refused(1, message, "read", "x", "--html", place.toString());
        refused(1, message, "extract", "minilm", "--text", "x", "--out", place.toString());
    }

    @Test
    void aDirectoryOfStatesThatIsInUse() throws Exception {
        Files.createDirectory(directory.resolve("folder"));
        Files.writeString(directory.resolve("folder/thesis.tex"), "all my work");
        var lines = file((byte) 'a');
        refused(1,
                "cannot write " + directory.resolve("folder")
                        + ": there is a directory of that name with files in it; name another one",
                "extract",
                "minilm", "--lines", lines, "--out", directory.resolve("folder").toString());
        assertThat(directory.resolve("folder/thesis.tex")).hasContent("all my work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,x", "", "1,,2", "-1", "1.5", "99999999999999999999"})
    void idsThatAreNone(String ids) {
        var run = Run.inscape("extract", "minilm", "--ids", ids, "--out", directory.resolve("x").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("inscape: --ids wants whole numbers between commas, such as 101,3000,102; \"");
    }

    @Test
    void idsOutsideOfTheVocabulary() {
        refused(1, "token id 30522 is outside of the vocabulary: 0 to 30521", "extract", "minilm", "--ids", "30522",
                "--out",
                directory.resolve("x").toString());
    }

    @Test
    void devicesPrecisionsAndThreadsThatAreNone() {
        refused(2, "unknown device \"tpu\"; use cpu, cuda or cuda:N; see inscape read --help", "read", "x", "--device",
                "tpu");
        refused(2, "a model cannot compute in i64; use f32, f64, bf16 or f16; see inscape read --help", "read", "x",
                "--dtype", "i64");
        assertThat(Run.inscape("read", "x", "--threads", "0").err())
                .startsWith("inscape: cannot use 0 threads; this machine has ");
        assertThat(Run.inscape("read", "x", "--dtype", "f8").code()).isEqualTo(2);
    }

    @Test
    void aTextGivenTwice() {
        refused(2, "give the text once: as \"x\" or with --text, not both; see inscape read --help", "read", "x",
                "--text", "y");
    }

    @Test
    void aTraceComesOnlyWhenAskedFor() {
        assertThat(Run.inscape("read", "", "--stacktrace").err()).contains("\tat dev.inscape.");
        assertThat(Run.on(terminal -> terminal.with("INSCAPE_DEBUG", "1"), "read", "").err())
                .contains("\tat dev.inscape.");
    }
}
