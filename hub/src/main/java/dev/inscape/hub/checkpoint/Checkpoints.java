package dev.inscape.hub.checkpoint;

import dev.inscape.InscapeException;
import dev.inscape.hub.InnerFiles;
import dev.inscape.hub.Weights;
import dev.inscape.hub.onnx.OnnxWeights;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.shard.ShardedWeights;
import dev.inscape.hub.torch.TorchWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens weights in whatever format they are. */
public final class Checkpoints {

    /** What a directory may hold, the safest first: safetensors run nothing, and are written with checks. */
    private static final List<String> NAMES = List.of("model.safetensors", "model.safetensors.index.json",
            "adapter_model.safetensors", "pytorch_model.bin", "pytorch_model.bin.index.json", "adapter_model.bin",
            "model.onnx");

    private Checkpoints() {
    }

    /** The weights of a model's directory, or of one file; the caller closes them. Links out of the directory are an error. */
    public static Weights open(Path path) {
        if (!Files.isDirectory(path)) {
            return openFile(path);
        }
        InnerFiles.require(path);
        return openFile(fileOf(path));
    }

    /** The file of a directory that {@link #open} would take. */
    public static Path fileOf(Path directory) {
        return lookFor(directory).orElseThrow(() -> new InscapeException(directory + " holds no weights; looked for "
                + String.join(", ", NAMES)));
    }

    /** As {@link #fileOf}, but a directory without any is no error. */
    public static Optional<Path> lookFor(Path directory) {
        return NAMES.stream().map(directory::resolve).filter(Files::isRegularFile).findFirst();
    }

    private static Weights openFile(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".safetensors")) {
            return SafetensorsWeights.open(file);
        }
        if (name.endsWith(".safetensors.index.json")) {
            return ShardedWeights.open(file, SafetensorsWeights::open);
        }
        if (name.endsWith(".bin") || name.endsWith(".pt") || name.endsWith(".pth") || name.endsWith(".ckpt")) {
            return TorchWeights.open(file);
        }
        if (name.endsWith(".bin.index.json")) {
            return ShardedWeights.open(file, TorchWeights::open);
        }
        if (name.endsWith(".onnx")) {
            return OnnxWeights.open(file);
        }
        throw new InscapeException(
                file + " has no ending that tells its format; known are .safetensors, .bin, .pt, .pth, "
                        + ".ckpt, .onnx and the .index.json of shards");
    }
}
