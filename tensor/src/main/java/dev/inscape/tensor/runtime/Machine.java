package dev.inscape.tensor.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processor that this runs on.
 *
 * @param model         its name
 * @param physicalCores cores that this process may use, without hyper-threads
 * @param flags         features as Linux names them; empty elsewhere
 */
public record Machine(String model, int physicalCores, Set<String> flags) {

    private static final Machine HERE = read();
    private static final List<String> VECTORS = List.of("avx2", "fma", "avx512f", "avx512_bf16", "avx512_vnni",
            "amx_bf16", "asimd", "bf16", "sve");

    public Machine {
        flags = Set.copyOf(flags);
    }

    public static Machine here() {
        return HERE;
    }

    /** The vector features that matter to matrix products, as Linux names them. */
    public String vectors() {
        return VECTORS.stream().filter(flags::contains).collect(Collectors.joining(" "));
    }

    /** Whether the processor multiplies bfloat16 natively. */
    public boolean hasBfloat16() {
        return flags.contains("avx512_bf16") || flags.contains("amx_bf16") || flags.contains("bf16");
    }

    private static Machine read() {
        int logical = Runtime.getRuntime().availableProcessors();
        var file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return new Machine(System.getProperty("os.arch"), logical, Set.of());
        }
        try {
            return of(Files.readAllLines(file), logical);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /** Reads Linux's description; cores of one socket and core number count once. */
    static Machine of(List<String> cpuinfo, int logical) {
        var model = System.getProperty("os.arch");
        Set<String> flags = Set.of();
        var cores = new HashSet<String>();
        var socket = "";
        for (var line : cpuinfo) {
            var parts = line.split("\\s*:\\s*", 2);
            if (parts.length < 2) {
                continue;
            }
            switch (parts[0]) {
                case "model name" -> model = parts[1];
                case "flags", "Features" -> flags = Set.copyOf(Arrays.asList(parts[1].split("\\s+")));
                case "physical id" -> socket = parts[1];
                case "core id" -> cores.add(socket + "/" + parts[1]);
                default -> {
                }
            }
        }
        int physical = cores.isEmpty() ? logical : Math.min(cores.size(), logical);
        return new Machine(model, Math.max(1, physical), flags);
    }
}
