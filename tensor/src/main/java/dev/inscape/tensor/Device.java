package dev.inscape.tensor;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.tensor.runtime.LibTorch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/** Where a tensor lives: main memory, or one CUDA device. */
public record Device(Kind kind, int index) {

    /** The kinds of device. */
    public enum Kind {
        CPU, CUDA
    }

    public static final Device CPU = new Device(Kind.CPU, 0);

    public Device {
        if (index < 0 || kind == Kind.CPU && index != 0) {
            throw new UsageException("there is no device " + kind + ":" + index);
        }
    }

    /** One CUDA device; an error where LibTorch has none. */
    public static Device cuda(int index) {
        var cuda = LibTorch.cuda();
        if (cuda.devices() == 0) {
            throw new InscapeException("no CUDA device: " + (cuda.built()
                    ? "this build has CUDA, but no GPU or driver was found (see nvidia-smi)"
                    : "this build is for the CPU; build with -Pcuda on a machine with an NVIDIA GPU"));
        }
        if (index >= cuda.devices()) {
            throw new UsageException("no device cuda:" + index + "; this machine has " + cuda.devices());
        }
        return new Device(Kind.CUDA, index);
    }

    /** Reads {@code cpu}, {@code cuda} or {@code cuda:1}. */
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        if (text.matches("cuda(:\\d{1,3})?")) {
            return cuda(text.equals("cuda") ? 0 : Integer.parseInt(text.substring("cuda:".length())));
        }
        throw new UsageException("unknown device \"" + text + "\"; use cpu, cuda or cuda:N");
    }

    public boolean isCpu() {
        return kind == Kind.CPU;
    }

    org.bytedeco.pytorch.Device nativeDevice() {
        return isCpu()
                ? new org.bytedeco.pytorch.Device(DeviceType.CPU)
                : new org.bytedeco.pytorch.Device(DeviceType.CUDA, (byte) index);
    }

    static Device of(org.bytedeco.pytorch.Tensor tensor) {
        if (tensor.is_cpu()) {
            return CPU;
        }
        try (var device = tensor.device()) {
            return new Device(Kind.CUDA, Math.max(0, device.index()));
        }
    }

    @Override
    public String toString() {
        return isCpu() ? "cpu" : "cuda:" + index;
    }
}
