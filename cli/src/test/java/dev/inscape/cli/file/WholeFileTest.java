package dev.inscape.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir Path directory;

    @Test
    void theFileIsThereAndNothingBesideIt() throws IOException {
        WholeFile.write(directory.resolve("page.html"), "naïve");
        assertThat(directory.resolve("page.html")).hasContent("naïve");
        assertThat(directory.toFile().list()).containsExactly("page.html");
    }

    @Test
    void whatWasThereIsReplaced() throws IOException {
        Files.writeString(directory.resolve("page.html"), "a longer text than the new one");
        WholeFile.write(directory.resolve("page.html"), "new");
        assertThat(directory.resolve("page.html")).hasContent("new");
    }

    @Test
    void aSymbolicLinkStaysALink() throws IOException {
        var target = Files.writeString(directory.resolve("target.html"), "old");
        var link = Files.createSymbolicLink(directory.resolve("link.html"), target);
        WholeFile.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void aDirectoryIsNoPlaceForAFile() {
        assertThatThrownBy(() -> WholeFile.write(directory, "x")).isInstanceOf(InscapeException.class)
                .hasMessage(directory + " is a directory; name a file in it");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        var target = directory.resolve("none/page.html");
        assertThatThrownBy(() -> WholeFile.requirePlace(target)).isInstanceOf(InscapeException.class)
                .hasMessage(
                        "cannot write " + target + ": there is no directory " + target.getParent() + "; make it first");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(directory), "root writes everywhere");
        var target = directory.resolve("page.html");
        assertThatThrownBy(() -> WholeFile.requirePlace(target))
                .hasMessage("cannot write " + target + ": no permission to write in " + directory);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsWrittenToAndStaysADevice() {
        WholeFile.write(Path.of("/dev/null"), "gone");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskSaysSo() {
        assertThatThrownBy(() -> WholeFile.write(Path.of("/dev/full"), "x")).isInstanceOf(InscapeException.class)
                .hasMessage("cannot write /dev/full: no space left on the disk; free some, or choose another place");
    }
}
