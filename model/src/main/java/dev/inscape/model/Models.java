package dev.inscape.model;

import dev.inscape.InscapeException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.encoder.Encoder;
import dev.inscape.model.encoder.EncoderConfig;
import dev.inscape.model.encoder.EncoderFamily;
import dev.inscape.model.part.WeightReader;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Tokenizer;

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
        var family = EncoderFamily.of(files.config().path("model_type").asText());
        var dtype = dtype(files, options);
        var info = new ModelInfo(files.name(), family.modelType(), dtype, options.device(), files.hashes());
        var owner = Scope.owner("model " + files.name());
        try {
            var encoder = Compute.call(() -> encoder(files, family, dtype, options, owner));
            return new Model(info, encoder, ModelText.tokenizer(files), owner);
        } catch (InscapeException e) {
            owner.close();
            throw e;
        }
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

    private static Encoder encoder(ModelFiles files, EncoderFamily family, DType dtype, LoadOptions options,
            Scope owner) {
        boolean pack = !options.differentiable() && PackedWeight.isPossible(dtype, options.device());
        var weights = files.openWeights();
        owner.onClose(weights::close);
        try (var passing = files.openWeights()) {
            var reader = new WeightReader(weights, passing, owner, dtype, options.device(), pack);
            return Encoder.read(files.name(), family, EncoderConfig.read(files.config()), reader);
        }
    }
}
