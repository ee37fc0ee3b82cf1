package dev.inscape.cli.diagnosis;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.measure.Ceilings;
import dev.inscape.tensor.runtime.Kernel;
import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import java.util.ArrayList;
import java.util.List;

/** The processor, and how fast it multiplies matrices and reads memory. */
final class ProcessorFindings {

    private static final String SECTION = "processor";

    private ProcessorFindings() {
    }

    static List<Finding> all() {
        var machine = Machine.here();
        int threads = Threads.inUse();
        var findings = new ArrayList<Finding>();
        findings.add(Finding.fact(SECTION, "model", machine.model()));
        findings.add(Finding.fact(SECTION, "cores", machine.physicalCores() + " physical", machine.physicalCores()));
        findings.add(Finding.check(SECTION, "threads", Integer.toString(threads), threads,
                threads <= machine.physicalCores(),
                "more threads than physical cores slow each other down; leave --threads and OMP_NUM_THREADS unset"));
        findings.add(Finding.fact(SECTION, "vectors",
                machine.vectors() + " (LibTorch uses " + LibTorch.cpuCapability() + ")",
                machine.vectors()));
        boolean x86 = System.getProperty("os.arch").equals("amd64");
        findings.add(
                Finding.check(SECTION, "blas", LibTorch.blas(), LibTorch.blas(), !x86 || LibTorch.blas().equals("MKL"),
                        "on x86-64 MKL is much faster for short texts; unset INSCAPE_BLAS"));
        var fewRows = Kernel.words();
        findings.add(Finding.fact(SECTION, "few rows",
                fewRows + (fewRows.startsWith("not") ? " (inscape generate and chat are started so)" : ""), fewRows));
        findings.add(rate("gemm f32", Ceilings.gemmGflops()));
        if (machine.hasBfloat16()) {
            findings.add(rate("gemm bf16", Ceilings.gemmGflops(DType.BFLOAT16)));
        }
        double read = Ceilings.readGigabytes();
        findings.add(Finding.fact(SECTION, "read bandwidth", Decimals.fixed(read, 1) + " GB/s", read));
        return findings;
    }

    private static Finding rate(String name, double gflops) {
        return Finding.fact(SECTION, name, Decimals.fixed(gflops, 0) + " GFLOP/s", gflops);
    }
}
