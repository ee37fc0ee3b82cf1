package dev.inscape.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.terminal.CapturedTerminal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final CapturedTerminal captured = new CapturedTerminal();
    private long now;

    private Progress start(CapturedTerminal terminal) {
        return Progress.of(terminal.open(), "extracting", "tokens", 1000, () -> now);
    }

    private void after(double seconds) {
        now += (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void shortWorkShowsNothing() {
        try (var progress = start(captured)) {
            after(0.5);
            progress.advance(500);
            after(0.6);
            progress.advance(500);
        }
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void longWorkTellsRateAndTimeLeft() {
        try (var progress = start(captured)) {
            after(2);
            progress.advance(100);
        }
        assertThat(captured.err()).isEqualTo("extracting: 100 of 1,000 tokens (10 %), 50/s, 18 s left\n");
    }

    @Test
    void linesComeSeldomButTheLastOneAlways() {
        try (var progress = start(captured)) {
            for (int i = 0; i < 100; i++) {
                after(0.2);
                progress.advance(10);
            }
        }
        assertThat(captured.err().lines()).hasSizeBetween(3, 6).last().asString()
                .isEqualTo("extracting: 1,000 of 1,000 tokens (100 %), 50/s, 0 s left");
    }

    @Test
    void minutesAreSaidInMinutes() {
        try (var progress = start(captured)) {
            after(10);
            progress.advance(50);
        }
        assertThat(captured.err()).contains("3 min 10 s left");
    }

    @Test
    void aScreenGetsABar() {
        var screen = new CapturedTerminal().onScreen(100);
        try (var progress = start(screen)) {
            after(2);
            progress.advance(500);
        }
        assertThat(screen.err()).contains("extracting").contains("50%");
    }
}
