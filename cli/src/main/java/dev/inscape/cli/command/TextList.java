package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.input.InputText;
import dev.inscape.cli.input.TextSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts that an option gives, again and again: each is a text, or a file with a text on each line. */
final class TextList {

    private TextList() {
    }

    /** All of them, at least one. Lines without characters are left out. */
    static List<String> read(String option, List<String> given) {
        var texts = new ArrayList<String>();
        for (var one : given) {
            if (isFile(one)) {
                new TextSource.File(Path.of(one)).read().content().lines().filter(line -> !line.isBlank())
                        .forEach(texts::add);
            } else {
                texts.add(new InputText(one, option).content());
            }
        }
        if (texts.isEmpty()) {
            throw new UsageException(option + " gives no texts; name a file with a text on each line, or a text");
        }
        return texts;
    }

    private static boolean isFile(String text) {
        try {
            return !text.isBlank() && Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
