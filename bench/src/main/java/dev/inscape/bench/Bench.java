package dev.inscape.bench;

import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import java.util.Locale;

/** Runs one measurement by its name. */
public final class Bench {

    private Bench() {
    }

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        System.out.printf("%s, %d threads, LibTorch %s with %s%n", Machine.here().model(), Threads.inUse(),
                LibTorch.version(), LibTorch.blas());
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "decode" -> DecodeRace.run();
            case "extraction" -> ExtractionRace.run();
            case "hashing" -> HashingRace.run();
            case "latency" -> LatencyRace.run();
            case "memory" -> MemoryUse.run();
            case "parity" -> FamilyParity.run();
            case "prefill" -> PrefillRace.run();
            case "probes" -> ProbesRace.run();
            case "rows" -> RowsRace.run();
            case "safetensors" -> SafetensorsReading.run();
            case "start" -> StartTime.run();
            case "store" -> StoreRace.run();
            case "sweep" -> SweepRace.run();
            case "training" -> TrainingRace.run();
            case "widening" -> WideningRate.run();
            default -> {
                System.err.println(
                        "usage: bench/run decode | extraction | hashing | latency | memory | parity | prefill | probes | rows | safetensors "
                                + "| start | store | sweep | training | widening");
                System.exit(2);
            }
        }
    }
}
