package dev.inscape.model.generation;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.found.AdapterModel;
import dev.inscape.hub.found.DirectoryModel;
import dev.inscape.hub.found.EditedModel;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.GgufModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.gguf.GgufFile;
import dev.inscape.hub.gguf.GgufMetadata;
import java.util.Optional;
import java.util.function.Supplier;

/** How the makers of a model suggest to sample from it. Nothing follows it unasked. */
public final class SuggestedSampling {

    private static final String GGUF = "general.sampling.";

    private SuggestedSampling() {
    }

    /**
     * What generation_config.json means to transformers: greedy unless {@code do_sample} is true, and then a {@code top_k} of 50
     * where it gives none. For a GGUF file what {@code general.sampling.*} says, other steps off. None where there is
     * neither; the seed is 0. Values that cannot be are an error.
     */
    public static Optional<Sampling> of(ModelFiles files) {
        return switch (files) {
            case AdapterModel adapter -> of(adapter.base());
            case EditedModel edited -> of(edited.base());
            case GgufModel gguf -> ofGguf(gguf);
            case DirectoryModel _, EmbeddedModel _ -> GenerationConfig.of(files)
                    .map(config -> checked(config.place(), () -> new Sampling(
                            config.flag("do_sample") ? config.number("temperature", 1) : 0,
                            (int) config.number("top_k", 50), config.number("top_p", 1), config.number("min_p", 0),
                            config.number("repetition_penalty", 1), 0)));
        };
    }

    private static Optional<Sampling> ofGguf(GgufModel model) {
        try (var file = GgufFile.open(model.file())) {
            var metadata = file.metadata();
            if (metadata.keys().stream().noneMatch(key -> key.startsWith(GGUF))) {
                return Optional.empty();
            }
            return Optional.of(checked(model.file().toString(),
                    () -> new Sampling(real(metadata, "temp", 1), (int) metadata.wholeOr(GGUF + "top_k", 0),
                            real(metadata, "top_p", 1), real(metadata, "min_p", 0), real(metadata, "penalty_repeat", 1),
                            0)));
        }
    }

    private static double real(GgufMetadata metadata, String name, double otherwise) {
        return metadata.has(GGUF + name) ? metadata.real(GGUF + name) : otherwise;
    }

    /** A file's mistake is no mistake of the user's. */
    private static Sampling checked(String place, Supplier<Sampling> reading) {
        try {
            return reading.get();
        } catch (UsageException e) {
            throw new InscapeException(place + ": " + e.getMessage(), e);
        }
    }
}
