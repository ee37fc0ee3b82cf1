package dev.inscape.cli;

import dev.inscape.InscapeException;
import dev.inscape.tensor.runtime.LibTorch;
import java.util.Arrays;
import java.util.Set;

/** Begins to load LibTorch, which takes longest, while the command line is still being read. */
final class HeadStart {

    private static final Set<String> COMPUTING = Set.of("read", "extract", "doctor", "lens", "patch", "steer",
            "ablate", "attribute");

    private HeadStart() {
    }

    /** Nothing waits for it: whoever needs LibTorch asks for it again, and then gets its errors too. */
    static void forCommand(String... arguments) {
        if (isWorthwhile(arguments)) {
            Thread.ofPlatform().daemon().name("inscape-head-start").start(() -> {
                try {
                    LibTorch.load();
                } catch (InscapeException e) {
                    Thread.currentThread().setName("inscape-head-start, failed: " + e.getMessage());
                }
            });
        }
    }

    /** Not with a number of threads, which must be set before. */
    static boolean isWorthwhile(String... arguments) {
        return arguments.length > 0 && COMPUTING.contains(arguments[0]) && Arrays.stream(arguments).noneMatch(
                argument -> argument.startsWith("--threads") || argument.equals("--help") || argument.equals("-h"));
    }
}
