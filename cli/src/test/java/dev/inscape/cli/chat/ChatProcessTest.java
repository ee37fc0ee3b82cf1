package dev.inscape.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.terminal.SystemTerminal;
import dev.inscape.text.chat.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A session in a process of its own: at a pseudo terminal, which util-linux's {@code script} makes, and in a pipe. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ChatProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;

    /** The main class of the child: answers "slowly" at great length until it is cancelled, and anything else at once. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            var terminal = SystemTerminal.open();
            try (var room = Room.open(terminal)) {
                new ChatSession(room, (conversation, shown, cancellation) -> {
                    var asked = String.valueOf(conversation.messages().getLast().fields().get("content"));
                    if (!asked.equals("slowly")) {
                        long turns = conversation.messages().stream().map(Message::role).count();
                        shown.accept("turn " + turns + ": " + asked);
                        return "fine";
                    }
                    for (int i = 0; !cancellation.isCancelled() && i < 3000; i++) {
                        shown.accept("tick ");
                        pause();
                    }
                    return "tick";
                }).run();
            }
            System.exit(7); // what comes after the session
        }

        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<String> child() {
        return List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName());
    }

    @Test
    void ctrlCEndsAnAnswerAndNotTheProgram() throws Exception {
        var process = atTerminal("xterm");
        try (var screen = new Screen(process)) {
            screen.awaitAndType("> ", "slowly\r");
            screen.awaitAndType("tick tick", "\u0003");
            screen.awaitAndType("cancelled; what there is", "");
            screen.awaitAndType("> ", "not this\u0003");
            screen.awaitAndType("> ", "and now?\r");
            screen.awaitAndType("turn 3: and now?", "");
            screen.awaitAndType("> ", "\u0004");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.exitValue()).isEqualTo(7);
            assertThat(directory.resolve("chat-history")).content().contains("slowly").contains("and now?");
        }
    }

    @Test
    void aTerminalThatCannotMoveItsCursorIsSpokenToPlainly() throws Exception {
        var process = atTerminal("dumb");
        try (var screen = new Screen(process)) {
            screen.awaitAndType("> ", "slowly\r");
            screen.awaitAndType("tick tick", "\u0003");
            screen.awaitAndType("cancelled; what there is", "");
            screen.awaitAndType("> ", "/rset\r");
            screen.awaitAndType("there is no command /rset", "");
            screen.awaitAndType("> ", "and now?\r");
            screen.awaitAndType("turn 3: and now?\r\n> ", "\u0004");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.exitValue()).isEqualTo(7);
        }
    }

    private Process atTerminal(String type) throws IOException {
        // exec: a shell that waits for its child, as dash does, would take the Ctrl-C for itself and end by it
        var line = "exec " + String.join(" ", child().stream().map(word -> "'" + word + "'").toList());
        var builder = new ProcessBuilder("script", "-qec", line, "/dev/null").redirectErrorStream(true);
        builder.environment().put("INSCAPE_CACHE", directory.toString());
        builder.environment().put("TERM", type);
        builder.environment().put("NO_COLOR", "1");
        return builder.start();
    }

    @Test
    void aPipeGetsAnswersAlone() throws Exception {
        var process = new ProcessBuilder(child()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var typed = process.getOutputStream()) {
            typed.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        }
        try (var out = process.getInputStream()) {
            assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("turn 1: one\nturn 3: two\n");
        }
        assertThat(process.waitFor()).isEqualTo(7);
    }

    /** What a child shows, read as it comes. */
    private static final class Screen implements AutoCloseable {

        private final Process process;
        private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        private int seen;

        Screen(Process process) {
            this.process = process;
            Thread.startVirtualThread(() -> {
                try {
                    process.getInputStream().transferTo(shown);
                } catch (IOException e) {
                    shown.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8)); // a failing test shows it
                }
            });
        }

        /** Waits until this is shown behind what was waited for before. */
        void awaitAndType(String text, String keys) throws IOException, InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            int at = shown().indexOf(text, seen);
            while (at < 0) {
                assertThat(System.nanoTime()).as("\"%s\" is not shown in time: %s", text, shown()).isLessThan(end);
                Thread.sleep(10);
                at = shown().indexOf(text, seen);
            }
            seen = at + text.length();
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        private String shown() {
            return shown.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
