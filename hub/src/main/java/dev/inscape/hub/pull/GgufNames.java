package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.cache.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Which of a model's GGUF files is meant: most such models are there in a dozen sizes, and nobody wants them all. */
final class GgufNames {

    private static final String ENDING = ".gguf";

    private GgufNames() {
    }

    /** Those that are models; what sees or hears for one ({@code mmproj-…}) is none. */
    static List<String> of(Collection<String> names) {
        return names.stream().filter(name -> name.endsWith(ENDING) && !fileName(name).startsWith("mmproj")).sorted()
                .toList();
    }

    /** Those that a snapshot has. */
    static List<String> in(Snapshot snapshot) {
        return of(snapshot.files().keySet()).stream().filter(name -> snapshot.file(name).isPresent()).toList();
    }

    /** The only one, of those that are here already, or else of all; where there are several, an error that lists them. */
    static String only(String model, List<String> all, Collection<String> here) {
        var first = all.stream().filter(here::contains).toList();
        var choice = first.isEmpty() ? all : first;
        if (choice.size() == 1) {
            return choice.getFirst();
        }
        throw new InscapeException(model + " has no weights as safetensors, but several GGUF files; name one, as in "
                + model + ":" + fileName(choice.getFirst()) + ": " + String.join(", ", choice));
    }

    /** The one whose name a word is, with or without folder and ending, or ends with: {@code Q4_K_M}, in whatever case. */
    static String named(String model, Collection<String> all, String word) {
        var names = of(all);
        var exact = names.stream().filter(word::equals).toList();
        var found = exact.isEmpty() ? names.stream().filter(name -> isMeant(name, word)).toList() : exact;
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw names.isEmpty()
                ? new UsageException(model + " has no GGUF file")
                : new UsageException("\"" + word + "\" is " + (found.isEmpty() ? "none" : "more than one")
                        + " of the GGUF files of " + model + ": " + String.join(", ", found.isEmpty() ? names : found));
    }

    private static boolean isMeant(String name, String word) {
        var stem = lower(fileName(name).substring(0, fileName(name).length() - ENDING.length()));
        var wanted = lower(word.endsWith(ENDING) ? word.substring(0, word.length() - ENDING.length()) : word);
        int before = stem.length() - wanted.length() - 1;
        return !wanted.isEmpty() && stem.endsWith(wanted) && (before < 0 || "-.".indexOf(stem.charAt(before)) >= 0);
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
