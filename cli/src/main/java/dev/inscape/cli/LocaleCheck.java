package dev.inscape.cli;

import java.util.Arrays;
import java.util.Locale;

/** In the plain C locale Java replaces every byte of an argument that is not ASCII: such a text must not be read as it is. */
final class LocaleCheck {

    static final String COMPLAINT = "inscape: the locale of this shell is not UTF-8, so characters beyond ASCII did not arrive; "
            + "start with LC_ALL=C.UTF-8, or hand the text in as a file or by a pipe";

    private static final char REPLACED = '\ufffd';

    private LocaleCheck() {
    }

    /** Whether the arguments are those that the user typed, in the encoding that the JVM takes them to have. */
    static boolean canBeRead(String encoding, String... arguments) {
        return encoding.toUpperCase(Locale.ROOT).startsWith("UTF")
                || Arrays.stream(arguments).noneMatch(argument -> argument.indexOf(REPLACED) >= 0);
    }
}
