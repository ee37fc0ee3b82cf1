package dev.inscape.cli.chat;

import dev.inscape.UsageException;
import dev.inscape.hub.Suggestions;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody typed means. */
sealed interface Entry {

    /** What is to be said to the model. */
    record Said(String text) implements Entry {
    }

    /** Shows what can be typed. */
    record Help() implements Entry {
    }

    /** Begins a new conversation. */
    record Reset() implements Entry {
    }

    /** What the model is to be; an empty text takes it away. */
    record SystemText(String text) implements Entry {
    }

    /** Ends the session. */
    record Quit() implements Entry {
    }

    /** The commands, as they are typed. */
    List<String> COMMANDS = List.of("/help", "/reset", "/system", "/quit");

    /** What {@code /help} shows. */
    String HELP = """
            /system TEXT   what the model is to be from now on; without TEXT nothing
            /reset         forgets the conversation, but not the system text
            /quit          ends; so does Ctrl-D
            A line that ends in \\ goes on in the next, as with Alt-Enter.
            Ctrl-C ends an answer, or clears what is typed.
            A blank before / makes it part of a message.""";

    /** A word of letters after a slash is a command, so that {@code /etc/hosts} is none. */
    Pattern COMMAND = Pattern.compile("(/\\p{Alpha}+)(?:\\s+(.*))?", Pattern.DOTALL);

    /** An unknown command, or one with a word too many, is an error. */
    static Entry of(String typed) {
        var command = COMMAND.matcher(typed);
        if (!command.matches()) {
            return new Said(typed.strip());
        }
        var name = command.group(1);
        var rest = command.group(2) == null ? "" : command.group(2).strip();
        return switch (name) {
            case "/system" -> new SystemText(rest);
            case "/help" -> alone(new Help(), name, rest);
            case "/reset" -> alone(new Reset(), name, rest);
            case "/quit" -> alone(new Quit(), name, rest);
            default -> throw new UsageException("there is no command " + name + Suggestions.didYouMean(name, COMMANDS)
                    + "; /help lists them, and a blank before it makes it part of a message");
        };
    }

    private static Entry alone(Entry entry, String name, String rest) {
        if (!rest.isEmpty()) {
            throw new UsageException(name + " stands alone, without \"" + rest + "\"");
        }
        return entry;
    }
}
