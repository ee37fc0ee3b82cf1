package dev.inscape.lab.store;

import dev.inscape.model.ModelInfo;
import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import java.util.Map;

/** What decides, beside model and texts, which bits come out. */
final class Conditions {

    private Conditions() {
    }

    static Map<String, String> of(ModelInfo model) {
        var version = Conditions.class.getPackage().getImplementationVersion();
        return Map.of("dtype", model.dtype().label(),
                "device", model.device().toString(),
                "threads", Integer.toString(Threads.inUse()),
                "processor", Machine.here().model(),
                "libtorch", LibTorch.version() + ", " + LibTorch.blas() + ", " + LibTorch.cpuCapability(),
                "inscape", version == null ? "development build" : version);
    }
}
