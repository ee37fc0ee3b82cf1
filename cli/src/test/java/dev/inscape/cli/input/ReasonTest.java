package dev.inscape.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void usualFailuresAreSaidInWords() {
        assertThat(Reason.of(new NoSuchFileException("x"))).isEqualTo("there is no such file or directory");
        assertThat(Reason.of(new AccessDeniedException("x"))).isEqualTo("permission denied");
    }

    @Test
    void aFullDiskSaysWhatToDo() {
        assertThat(Reason.of(new IOException("No space left on device")))
                .isEqualTo("no space left on the disk; free some, or choose another place");
        assertThat(Reason.of(new FileSystemException("x", null, "No space left on device")))
                .startsWith("no space left on the disk");
    }

    @Test
    void othersSpeakForThemselves() {
        assertThat(Reason.of(new IOException("Input/output error"))).isEqualTo("Input/output error");
        assertThat(Reason.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void aBrokenPipeIsRecognised() {
        assertThat(Reason.isBrokenPipe(new IOException("Broken pipe"))).isTrue();
        assertThat(Reason.isBrokenPipe(new IOException("No space left on device"))).isFalse();
    }
}
