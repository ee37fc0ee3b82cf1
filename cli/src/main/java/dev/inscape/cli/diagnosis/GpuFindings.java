package dev.inscape.cli.diagnosis;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.tensor.runtime.LibTorch;
import java.util.List;

/** Whether there is a GPU that can be used. */
final class GpuFindings {

    private GpuFindings() {
    }

    static List<Finding> all() {
        return List.of(of(LibTorch.cuda()));
    }

    static Finding of(LibTorch.Cuda cuda) {
        if (cuda.devices() > 0) {
            return Finding.check("gpu", "cuda", Decimals.count(cuda.devices(), "device") + "; use --device cuda",
                    cuda.devices(),
                    true, "");
        }
        return cuda.built()
                ? Finding.check("gpu", "cuda", "built for CUDA, but no GPU or driver answers", 0, false,
                        "look at nvidia-smi; until then everything runs on the CPU")
                : Finding.fact("gpu", "cuda",
                        "none: this build is for the CPU (INSCAPE_PROFILES=cuda builds for NVIDIA GPUs)", 0);
    }
}
