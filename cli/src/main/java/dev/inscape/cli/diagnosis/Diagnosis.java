package dev.inscape.cli.diagnosis;

import dev.inscape.cli.provenance.Version;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Looks at everything that matters to speed and to whether things run at all. */
public final class Diagnosis {

    private static final long LITTLE_MEMORY = 2L << 30;

    private Diagnosis() {
    }

    /** All findings, by section. The environment answers with an empty text for what is not set. */
    public static List<Finding> of(UnaryOperator<String> environment) {
        var findings = new ArrayList<Finding>();
        findings.addAll(versions());
        findings.addAll(ProcessorFindings.all());
        findings.addAll(GpuFindings.all());
        findings.addAll(memory());
        findings.addAll(AllocatorFindings.all(environment));
        findings.addAll(CacheFindings.all(environment));
        return findings;
    }

    private static List<Finding> versions() {
        var libtorch = LibTorch.version();
        int dash = libtorch.lastIndexOf('-');
        return List.of(Finding.fact("versions", "inscape", Version.current()),
                Finding.check("versions", "java", System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                        Runtime.version().toString(), Runtime.version().feature() == 25,
                        "Inscape is built for Java 25"),
                Finding.fact("versions", "libtorch", dash < 0 ? libtorch : libtorch.substring(0, dash)),
                Finding.fact("versions", "binding", "JavaCPP " + libtorch.substring(dash + 1),
                        libtorch.substring(dash + 1)),
                Finding.fact("versions", "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch")));
    }

    private static List<Finding> memory() {
        var findings = new ArrayList<Finding>();
        Memory.totalBytes()
                .ifPresent(bytes -> findings.add(Finding.fact("memory", "total", Decimals.bytes(bytes), bytes)));
        Memory.availableBytes()
                .ifPresent(bytes -> findings.add(Finding.check("memory", "available", Decimals.bytes(bytes), bytes,
                        bytes >= LITTLE_MEMORY,
                        "little is free: close other programs before a large model is loaded")));
        resident("resident", Memory.residentBytes(), findings);
        resident("most resident", Memory.peakResidentBytes(), findings);
        long heap = Runtime.getRuntime().maxMemory();
        findings.add(Finding.fact("memory", "java heap", "at most " + Decimals.bytes(heap), heap));
        return findings;
    }

    private static void resident(String name, OptionalLong bytes, List<Finding> findings) {
        bytes.ifPresent(
                value -> findings.add(Finding.fact("memory", name, Decimals.bytes(value) + " (this process)", value)));
    }
}
