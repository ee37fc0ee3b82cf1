package dev.inscape.lab.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {

    private static Lines read(String content) {
        return Lines.read("-", new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    @Test
    void everyLineIsATextWithItsNumber() {
        assertThat(read("one\ntwo\n").lines()).containsExactly(new Lines.Line(1, "one"), new Lines.Line(2, "two"));
        assertThat(read("one\ntwo").lines()).containsExactly(new Lines.Line(1, "one"), new Lines.Line(2, "two"));
    }

    @Test
    void blankLinesAreLeftOutAndCountedButKeepTheirNumber() {
        var file = read("\n one \n\n \t\nfive\n");
        assertThat(file.lines()).containsExactly(new Lines.Line(2, " one "), new Lines.Line(5, "five"));
        assertThat(file.blank()).isEqualTo(3);
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        assertThat(read("one\r\ntwo\r\n").lines()).extracting(Lines.Line::text).containsExactly("one", "two");
    }

    @Test
    void nothingToReadIsRefused() {
        assertThatThrownBy(() -> read("")).isInstanceOf(InscapeException.class)
                .hasMessage("standard input has no line with a text; it is empty");
        assertThatThrownBy(() -> read("\n\n"))
                .hasMessage("standard input has no line with a text; its 2 lines are blank");
    }

    @Test
    void badBytesAreRefusedWithTheirPlaceInTheFile() {
        var bytes = new byte[]{'o', 'k', '\n', 'n', (byte) 0xFF, '\n'};
        assertThatThrownBy(() -> Lines.read("-", new ByteArrayInputStream(bytes)))
                .isInstanceOf(InscapeException.class)
                .hasMessageContaining("byte 0xFF at offset 4");
    }

    @Test
    void aNullCharacterIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("fine\nno\0t fine\n"))
                .hasMessageStartingWith("standard input line 2 has a null character (U+0000) at position 2");
    }

    @Test
    void aFileIsReadByName(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("texts.txt"), "\ufeffone\ntwo\n");
        assertThat(Lines.read(file.toString(), InputStream.nullInputStream()).lines()).extracting(Lines.Line::text)
                .containsExactly("one", "two");
    }

    @Test
    void aMissingFileAndADirectoryAreRefused(@TempDir Path directory) {
        var missing = directory.resolve("none.txt").toString();
        assertThatThrownBy(() -> Lines.read(missing, InputStream.nullInputStream()))
                .hasMessage("cannot read " + missing + ": there is no such file or directory");
        assertThatThrownBy(() -> Lines.read(directory.toString(), InputStream.nullInputStream()))
                .hasMessage(directory + " is a directory; name a file in it");
    }

    @Property
    void linesAreThoseThatJavaSees(@ForAll java.util.List<@net.jqwik.api.constraints.AlphaChars String> lines) {
        var expected = lines.stream().filter(line -> !line.isBlank()).toList();
        if (!expected.isEmpty()) {
            assertThat(read(String.join("\n", lines)).lines()).extracting(Lines.Line::text)
                    .containsExactlyElementsOf(expected);
        }
    }
}
