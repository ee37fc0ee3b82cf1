package dev.inscape.cli.chat;

import static dev.inscape.cli.chat.Keyboard.ALT_ENTER;
import static dev.inscape.cli.chat.Keyboard.CTRL_C;
import static dev.inscape.cli.chat.Keyboard.CTRL_D;
import static dev.inscape.cli.chat.Keyboard.PASTE;
import static dev.inscape.cli.chat.Keyboard.PASTED;
import static dev.inscape.cli.chat.Keyboard.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.cli.terminal.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TypedRoomTest {

    @TempDir private Path directory;

    private final List<String> heard = new ArrayList<>();
    private Keyboard keyboard = new Keyboard();

    @BeforeEach
    void newKeyboard() {
        keyboard = new Keyboard();
    }

    private void talk(HistoryFile history, Answerer answerer) {
        try (var room = new TypedRoom(keyboard.terminal(), history, Ink.of(Ink.Depth.NONE))) {
            new ChatSession(room, answerer).run();
        }
    }

    private void talk() {
        talk(HistoryFile.NONE, listening());
    }

    private Answerer listening() {
        return (conversation, shown, cancellation) -> {
            heard.add(String.valueOf(conversation.messages().getLast().fields().get("content")));
            shown.accept("fi");
            shown.accept("ne");
            return "fine";
        };
    }

    @Test
    void messagesAreHeardAsTheyAreTyped() {
        keyboard.type("what's \"this\"!! \\n ?\r東京 😀\r   \r" + CTRL_D);
        talk();

        assertThat(heard).containsExactly("what's \"this\"!! \\n ?", "東京 😀");
        assertThat(keyboard.screen()).contains("> ").contains("fine");
    }

    @Test
    void aBackslashAtTheEndAndAltEnterGoOnInTheNextLine() {
        keyboard.type("one\\\rtwo" + ALT_ENTER + "three\r" + CTRL_D);
        talk();

        assertThat(heard).containsExactly("one\ntwo\nthree");
    }

    @Test
    void whatIsPastedIsOneMessage() {
        keyboard.type(PASTE + "if x: \\\n  y\n\nz" + PASTED + "\r" + CTRL_D);
        talk();

        assertThat(heard).containsExactly("if x: \\\n  y\n\nz");
    }

    @Test
    void ctrlCClearsTheLine() {
        Thread.startVirtualThread(() -> keyboard.awaiting("> ", 1, "not this").awaiting("not this", 1, CTRL_C)
                .awaiting("> ", 2, "but this\r").awaiting("> ", 3, CTRL_C).awaiting("/quit ends", 1, CTRL_D));
        talk();

        assertThat(heard).containsExactly("but this");
    }

    @Test
    void ctrlCEndsAnAnswerAndNotTheSession() {
        keyboard.type("go on\r");
        talk(HistoryFile.NONE, (conversation, shown, cancellation) -> {
            heard.add(String.valueOf(conversation.messages().getLast().fields().get("content")));
            shown.accept("so far");
            if (heard.size() == 1) {
                keyboard.type(CTRL_C);
                await(cancellation::isCancelled);
                keyboard.type("and now?\r/quit\r");
            }
            return "so far";
        });

        assertThat(heard).containsExactly("go on", "and now?");
        assertThat(keyboard.screen()).contains("cancelled; what there is of the answer stays");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void aFailureIsShownAndTheSessionGoesOn() {
        keyboard.type("one\r/rset\rtwo\r" + CTRL_D);
        talk(HistoryFile.NONE, (conversation, shown, cancellation) -> {
            heard.add(String.valueOf(conversation.messages().getLast().fields().get("content")));
            throw new InscapeException("too long\u001b[2J");
        });

        assertThat(heard).containsExactly("one", "two");
        assertThat(keyboard.screen()).contains("too long\\u001b[2J").contains("did you mean \"/reset\"?");
    }

    @Test
    void answersCannotMoveTheCursor() {
        keyboard.type("one\r" + CTRL_D);
        talk(HistoryFile.NONE, (conversation, shown, cancellation) -> {
            shown.accept("a\u001b[2Jb");
            return "";
        });

        assertThat(keyboard.screen()).contains("a\\u001b[2Jb");
    }

    @Test
    void messagesAreRememberedUntilTheNextSession() {
        keyboard.type("first\\\rmessage\r" + CTRL_D);
        talk(HistoryFile.in(directory), listening());
        keyboard = new Keyboard();
        keyboard.type(UP + "\r" + CTRL_D);
        talk(HistoryFile.in(directory), listening());

        assertThat(heard).containsExactly("first\nmessage", "first\nmessage");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theHistoryIsForItsAuthorAlone() throws IOException {
        keyboard.type("secret\r" + CTRL_D);
        talk(HistoryFile.in(directory), listening());

        var file = directory.resolve("chat-history");
        assertThat(Files.readString(file)).contains("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aHistoryThatCannotBeKeptIsSaid() throws IOException {
        var file = Files.writeString(directory.resolve("no-directory"), "x");

        assertThat(HistoryFile.in(file).problem()).hasValueSatisfying(
                problem -> assertThat(problem).startsWith("messages are not remembered: cannot make"));
        assertThat(HistoryFile.in(file).path()).isEmpty();
    }
}
