package dev.inscape.model;

import dev.inscape.InscapeException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.encoder.Encoder;
import dev.inscape.model.encoder.EncoderConfig;
import dev.inscape.model.encoder.EncoderFamily;
import dev.inscape.model.part.WeightReader;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Tokenizer;

/** Loads models by name. */
public final class Models {

    private Models() {
    }

    /** Loads a model as float32 in main memory; the caller closes it. */
    public static Model load(String name) {
        return load(name, LoadOptions.DEFAULT);
    }

    /** Loads a model; the caller closes it. */
    public static Model load(String name, LoadOptions options) {
        var files = ModelFiles.resolve(name);
        var family = EncoderFamily.of(files.config().path("model_type").asText());
        var info = new ModelInfo(name, family.modelType(), options.dtype(), options.device(), files.hashes());
        var owner = Scope.owner("model " + name);
        try {
            var encoder = Compute.call(() -> encoder(files, family, options, owner));
            return new Model(info, encoder, Tokenizer.open(files.tokenizer()), owner);
        } catch (InscapeException e) {
            owner.close();
            throw e;
        }
    }

    /** A model's tokenizer alone: opens in a fraction of the time. The caller closes it. */
    public static Tokenizer tokenizer(String name) {
        return Tokenizer.open(ModelFiles.tokenizer(name));
    }

    private static Encoder encoder(ModelFiles files, EncoderFamily family, LoadOptions options, Scope owner) {
        boolean pack = !options.differentiable() && PackedWeight.isPossible(options.dtype(), options.device());
        var weights = files.openWeights();
        owner.onClose(weights::close);
        try (var passing = files.openWeights()) {
            var reader = new WeightReader(weights, passing, owner, options.dtype(), options.device(), pack);
            return Encoder.read(files.name(), family, EncoderConfig.read(files.config()), reader);
        }
    }
}
