package dev.inscape.bench;

import dev.inscape.model.Models;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Resident memory that a decoder adds in float32, in a process of its own: where others have been before, the allocator keeps
 * what they had, and the model would move into that.
 */
final class DecodingMemory {

    private static final double ALLOWED = 1.05;
    private static final int SOME_ID = 1000;

    private DecodingMemory() {
    }

    /** Runs the process, which prints one line. */
    static void print(SmolLm2 smol, int prompt, int tokens) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DecodingMemory.class.getName(),
                smol.directory().toString(), String.valueOf(smol.weightBytes(DType.FLOAT32)),
                String.valueOf(smol.cacheBytes(prompt + tokens, DType.FLOAT32)), String.valueOf(prompt),
                String.valueOf(tokens)));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("measuring memory ended with " + code);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the process for measuring memory could not be run", e);
        }
    }

    /** Arguments: directory, bytes of the weights, bytes of the cache, tokens of the prompt, new tokens. */
    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        double weights = Double.parseDouble(arguments[1]);
        double cache = Double.parseDouble(arguments[2]);
        var prompt = LongStream.range(SOME_ID, SOME_ID + Long.parseLong(arguments[3])).toArray();
        MemoryUse.computeSomething();
        long without = MemoryUse.resident();
        try (var model = Models.load(arguments[0])) {
            new OurDecoder(model, Tap.NONE).write(List.of(prompt), Integer.parseInt(arguments[4]));
            long added = MemoryUse.resident() - without;
            System.out.printf("memory, %s: %.1f MB more with the model than without; weights %.1f MB, cache %.1f MB; "
                    + "without the cache %.2f x the weights, wanted at most %.2f: %s%n", model.info().dtype(),
                    added / 1e6,
                    weights / 1e6, cache / 1e6, (added - cache) / weights, ALLOWED,
                    added <= ALLOWED * weights + cache ? "met" : "missed");
        }
    }
}
