package dev.inscape.cli.chat;

import dev.inscape.cli.terminal.Ink;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;

/**
 * Where a message is typed: JLine's line editor, with Enter, Alt-Enter and Tab made to fit. What is pasted comes in as it is, line
 * feeds and backslashes too.
 */
final class MessageEditor {

    private static final String ACCEPT = "accept-or-go-on";
    private static final String NEW_LINE = "new-line";

    private final LineReader reader;
    private final String prompt;

    MessageEditor(Terminal screen, HistoryFile history, Ink ink) {
        var builder = LineReaderBuilder.builder().terminal(screen).appName("inscape")
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, ink.dim("… ")).variable(LineReader.HISTORY_SIZE, 1000)
                .completer((line, parsed, candidates) -> {
                    if (parsed.wordIndex() == 0) {
                        Entry.COMMANDS.forEach(command -> candidates.add(new Candidate(command)));
                    }
                });
        history.path().ifPresent(path -> builder.variable(LineReader.HISTORY_FILE, path));
        reader = builder.build();
        prompt = ink.bold("> ");
        reader.getWidgets().put(ACCEPT, this::acceptOrGoOn);
        reader.getWidgets().put(NEW_LINE, this::newLine);
        var keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        keys.bind(new Reference(ACCEPT), "\r", "\n");
        keys.bind(new Reference(NEW_LINE), KeyMap.alt('\r'), KeyMap.alt('\n'));
    }

    /** The next message; JLine's exceptions where Ctrl-C or Ctrl-D comes instead. */
    String read() {
        return reader.readLine(prompt);
    }

    private boolean acceptOrGoOn() {
        var typed = reader.getBuffer();
        if (typed.cursor() == typed.length() && typed.prevChar() == '\\') {
            typed.backspace();
            return newLine();
        }
        reader.callWidget(LineReader.ACCEPT_LINE);
        return true;
    }

    private boolean newLine() {
        reader.getBuffer().write('\n');
        return true;
    }
}
