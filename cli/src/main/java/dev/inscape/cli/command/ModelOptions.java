package dev.inscape.cli.command;

import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.runtime.Threads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model is loaded and run. */
final class ModelOptions {

    /** How every command describes its model. */
    static final String MODEL = "The model: minilm, world, a directory, a .gguf file, or owner/name of the hub (owner/name:Q4_K_M for one of its GGUF files).";

    @Mixin final BaseOption over = new BaseOption();

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads for computing; by default the physical cores.")
    @Nullable Integer threads;

    @Option(names = "--device", paramLabel = "DEVICE",
            description = "cpu (the default), cuda or cuda:N.") String device = "cpu";

    @Option(names = "--dtype", paramLabel = "TYPE",
            description = "What to compute in: f32, bf16, f16 or f64; by default f32 where it fits in memory, else bf16.")
    @Nullable String dtype;

    /** Says what is wrong with the options before anything slow begins; the threads count from here on. */
    LoadOptions check() {
        if (threads != null) {
            Threads.use(threads);
        }
        var options = LoadOptions.DEFAULT.on(Device.parse(device));
        return dtype == null ? options : options.in(DType.parse(dtype));
    }

    Model load(String name, Context context) {
        return Models.load(context.find(name, over), check());
    }
}
