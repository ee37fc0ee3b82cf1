package dev.inscape.cli.command;

import dev.inscape.cli.diagnosis.Diagnosis;
import dev.inscape.cli.diagnosis.DiagnosisReport;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.tensor.runtime.Threads;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inscape doctor}: whether this machine is ready, and how fast it can be. */
@Command(name = "doctor",
        description = "Looks at this machine: versions, processor, GPU, memory, allocator and caches; measures "
                + "the rate of matrix products and of reading memory (a few seconds on all cores).",
        footer = {
                "", "Examples:",
                "  inscape doctor",
                "  inscape doctor --json",
                "", "Lines with ✓ are as they should be; lines with ! want a look, and say what to do."})
final class DoctorCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads to measure with; by default the physical cores.")
    @Nullable Integer threads;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (threads != null) {
            Threads.use(threads);
        }
        var terminal = context.terminal();
        var findings = Diagnosis.of(terminal::environment);
        if (output.json) {
            Json.pretty(terminal.out(), DiagnosisReport.document(findings));
        } else {
            var ink = Ink.of(output.colour, terminal);
            new DiagnosisReport(ink, context.program()).lines(findings).forEach(terminal.out()::println);
        }
        return 0;
    }
}
