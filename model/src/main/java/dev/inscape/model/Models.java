package dev.inscape.model;

import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.family.Architecture;
import dev.inscape.model.family.Config;
import dev.inscape.model.family.Families;
import dev.inscape.model.family.Family;
import dev.inscape.model.generation.StopTokens;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.model.transformer.TransformerReader;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Tokenizer;
import java.util.Optional;

/** Loads models by name: that of the model that ships, a directory, a {@code .gguf} file, or {@code owner/name} of the hub. */
public final class Models {

    private Models() {
    }

    /** Loads a model in main memory, as float32 where that fits; the caller closes it. */
    public static Model load(String name) {
        return load(name, LoadOptions.DEFAULT);
    }

    /** Loads a model; the caller closes it. */
    public static Model load(String name, LoadOptions options) {
        return load(ModelFiles.resolve(name), options);
    }

    /** Loads a model that has been found; the caller closes it. */
    public static Model load(ModelFiles files, LoadOptions options) {
        var config = new Config(files.config());
        var family = Families.of(config);
        var architecture = family.read(config); // before anything is hashed or mapped
        var dtype = dtype(files, options);
        var owner = Scope.owner("model " + files.name());
        var tokenizer = Optional.<Tokenizer>empty();
        boolean loaded = false;
        try {
            var transformer = Compute.call(() -> transformer(files, family, architecture, dtype, options, owner));
            tokenizer = ModelText.lookForTokenizer(files);
            var stopTokens = tokenizer.map(known -> StopTokens.of(files, known)).orElseGet(() -> StopTokens.of(files));
            var info = new ModelInfo(files.name(), family.modelType(), dtype, options.device(), files.hashes());
            loaded = true;
            return new Model(info, transformer, tokenizer, stopTokens, owner);
        } finally {
            if (!loaded) {
                tokenizer.ifPresent(Tokenizer::close);
                owner.close();
            }
        }
    }

    /**
     * A model of parts that are there already: one that was built or learned rather than loaded. Closing it closes the tokenizer and the
     * scope that owns its weights.
     */
    public static Model of(ModelInfo info, Transformer transformer, Optional<Tokenizer> tokenizer,
            StopTokens stopTokens,
            Scope weights) {
        return new Model(info, transformer, tokenizer, stopTokens, weights);
    }

    private static DType dtype(ModelFiles files, LoadOptions options) {
        if (!options.device().isCpu()) {
            return options.dtype().orElse(DType.FLOAT32);
        }
        try (var weights = files.openWeights()) {
            return Fitting.of(files.name(), weights).choose(options.dtype());
        }
    }

    /** A model's tokenizer alone: opens in a fraction of the time. The caller closes it. */
    public static Tokenizer tokenizer(String name) {
        return ModelText.tokenizer(ModelFiles.resolve(name));
    }

    /** On the CPU, arithmetic in half precision is slower and less exact than widening weights as they are multiplied. */
    private static DType stream(DType dtype, Device device) {
        return device.isCpu() && dtype.bytes() < DType.FLOAT32.bytes() ? DType.FLOAT32 : dtype;
    }

    /** Weights are packed for encoders, which read many rows at once; a decoder reads most of its tokens one by one. */
    private static Transformer transformer(ModelFiles files, Family family, Architecture architecture, DType dtype,
            LoadOptions options, Scope owner) {
        var stream = stream(dtype, options.device());
        boolean pack = !options.differentiable() && architecture.head() == null && stream == dtype
                && PackedWeight.isPossible(dtype, options.device());
        var weights = files.openWeights();
        owner.onClose(weights::close);
        try (var passing = files.openWeights()) {
            var reader = new WeightReader(weights, passing, owner, dtype, stream, options.device(), pack);
            return TransformerReader.read(files.name(), architecture, family.names(), reader);
        }
    }
}
