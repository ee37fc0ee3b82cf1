package dev.inscape.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.cli.terminal.CapturedTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {

    @TempDir Path directory;

    private static InputText read(String argument) {
        return TextSource.of(argument, new CapturedTerminal().open()).read();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("notes.txt"), content);
    }

    @Test
    void wordsAreTheTextItself() {
        assertThat(read("Paris is lovely")).isEqualTo(new InputText("Paris is lovely", "the text"));
    }

    @Test
    void theNameOfAFileIsTheFile() throws IOException {
        var file = file("Paris\n".getBytes(UTF_8));
        assertThat(read(file.toString())).isEqualTo(new InputText("Paris", file.toString()));
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() throws IOException {
        assertThat(read(file("\ufeffParis".getBytes(UTF_8)).toString()).content()).isEqualTo("Paris");
    }

    @Test
    void aDashIsStandardInput() {
        var terminal = new CapturedTerminal().typing("from a pipe\n").open();
        assertThat(TextSource.of("-", terminal).read()).isEqualTo(new InputText("from a pipe", "standard input"));
    }

    @Test
    void nothingIsStandardInputUnlessSomebodyWouldHaveToType() {
        assertThat(TextSource.of(null, new CapturedTerminal().typing("piped").open()).read().content())
                .isEqualTo("piped");
        assertThatThrownBy(() -> TextSource.of(null, new CapturedTerminal().onScreen(80).open()))
                .isInstanceOf(UsageException.class).hasMessageStartingWith("give a text in quotes");
    }

    @Test
    void aDirectoryIsRefused() {
        assertThatThrownBy(() -> read(directory.toString())).isInstanceOf(InscapeException.class)
                .hasMessage(directory + " is a directory; name a file in it, or if this is the text, say --text "
                        + directory);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirPlace() throws IOException {
        var file = file(new byte[]{'P', 'a', (byte) 0xE9, 'r'});
        assertThatThrownBy(() -> read(file.toString())).isInstanceOf(InscapeException.class)
                .hasMessage(file + " is not UTF-8: byte 0xE9 at offset 2; convert it first, for example with iconv");
    }

    @Test
    void aCharacterThatIsCutOffIsRefusedToo() throws IOException {
        var file = file(new byte[]{'a', (byte) 0xF0, (byte) 0x9F});
        assertThatThrownBy(() -> read(file.toString())).hasMessageContaining("byte 0xF0 at offset 1");
    }

    @Test
    void anUnreadableFileSaysWhy() throws IOException {
        var file = file("secret".getBytes(UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "root reads everything");
        assertThatThrownBy(() -> read(file.toString())).isInstanceOf(InscapeException.class)
                .hasMessage("cannot read " + file + ": permission denied");
    }

    @Test
    void whatLooksLikeTheNameOfAFileIsNoticed() {
        assertThat(TextSource.looksLikeAFile("notes.txt")).isTrue();
        assertThat(TextSource.looksLikeAFile("docs/notes.md")).isTrue();
        assertThat(TextSource.looksLikeAFile("Paris.")).isFalse();
        assertThat(TextSource.looksLikeAFile("see notes.txt")).isFalse();
        assertThat(TextSource.looksLikeAFile("3.14")).isFalse();
        assertThat(TextSource.looksLikeAFile(".txt")).isFalse();
    }
}
