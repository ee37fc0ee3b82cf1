package dev.inscape.hub.lora;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * PEFT's per-module settings: the key is a regular expression that must match the module's name from its start, or from
 * behind one of its dots, to its end; the first key that matches counts.
 */
final class ModulePatterns {

    private static final int LONGEST = 1000;

    private ModulePatterns() {
    }

    static <T> Optional<T> find(Map<String, T> patterns, String module) {
        return patterns.entrySet().stream().filter(entry -> matches(entry.getKey(), module)).map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean matches(String key, String module) {
        if (key.length() > LONGEST || module.length() > LONGEST) {
            throw new InscapeException("the pattern \"" + Quoted.of(key) + "\" for the names of modules, or the name "
                    + Quoted.of(module) + ", has more than " + LONGEST + " letters");
        }
        try {
            return Pattern.compile("(.*\\.)?(" + key + ")$").matcher(new CountedText(module, key)).lookingAt();
        } catch (PatternSyntaxException e) {
            throw new InscapeException("the pattern \"" + Quoted.of(key) + "\" for the names of modules is no regular "
                    + "expression: " + e.getDescription(), e);
        }
    }
}
