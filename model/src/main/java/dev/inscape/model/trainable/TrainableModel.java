package dev.inscape.model.trainable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.model.Model;
import dev.inscape.model.ModelInfo;
import dev.inscape.model.Models;
import dev.inscape.model.family.Architecture;
import dev.inscape.model.family.Config;
import dev.inscape.model.family.Families;
import dev.inscape.model.family.Family;
import dev.inscape.model.generation.StopTokens;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.Stored;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.model.transformer.TransformerReader;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.text.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model of any family whose weights are parameters, one for each tensor of a checkpoint and under its name. What a model is built of
 * besides (joined projections, transposed layers) is made anew of them for each pass, by operators that gradients pass through: it costs
 * a copy of those weights. Closing frees parameters; models that were made of them are closed before.
 */
public final class TrainableModel implements AutoCloseable {

    private final String name;
    private final ObjectNode config;
    private final Family family;
    private final Architecture architecture;
    private final DType dtype;
    private final Learned weights;
    private final Scope owner;
    private final @Nullable ModelFiles files;
    private final ModelShape shape;

    private TrainableModel(String name, @Nullable ModelFiles files, ObjectNode config, DType dtype, Stored source) {
        this.name = name;
        this.files = files;
        this.owner = Scope.owner("trainable " + name);
        this.config = config.deepCopy();
        var read = new Config(this.config);
        this.family = Families.of(read);
        this.architecture = family.read(read);
        this.dtype = dtype;
        this.weights = new Learned(source, owner);
        boolean made = false;
        try {
            shape = makeParameters();
            made = true;
        } finally {
            if (!made) {
                owner.close();
            }
        }
    }

    /**
     * A new model of a family, in float32 on the CPU: matrices and tables are normal with the deviation {@code initializer_range} (0.02
     * where the configuration does not say), those that write into the residual stream divided by {@code sqrt(2 layers)} (Radford et al.
     * 2019, section 2.3), gains of norms 1, biases 0.
     */
    public static TrainableModel create(String name, ObjectNode config, long seed) {
        return create(name, config, seed, DType.FLOAT32);
    }

    static TrainableModel create(String name, ObjectNode config, long seed, DType dtype) {
        var read = new Config(config);
        var family = Families.of(read);
        try (var rng = Rng.seeded(seed)) {
            return new TrainableModel(name, null, config, dtype, new FreshWeights(family, family.read(read),
                    read.positiveOr("initializer_range", 0.02), rng, dtype));
        }
    }

    /** An existing model, widened to float32 on the CPU. */
    public static TrainableModel load(ModelFiles files) {
        return load(files, DType.FLOAT32);
    }

    static TrainableModel load(ModelFiles files, DType dtype) {
        if (!(files.config() instanceof ObjectNode config)) {
            throw new InscapeException("the configuration of " + files.name() + " is no JSON object");
        }
        try (var stored = files.openWeights()) {
            return new TrainableModel(files.name(), files, config, dtype, new Widened(Stored.in(stored), dtype));
        }
    }

    /** Makes a parameter of whatever the family's parts ask for. */
    private ModelShape makeParameters() {
        try (var scope = Scope.open("parameters of " + name); var off = Gradients.off()) {
            var found = transformer(scope).shape();
            weights.seal();
            return found;
        }
    }

    public ModelShape shape() {
        return shape;
    }

    /** How messages call it. */
    public String name() {
        return name;
    }

    /** What config.json says; a copy. */
    public ObjectNode config() {
        return config.deepCopy();
    }

    /** What is learned, in the order of the model's parts. */
    public List<Parameter> parameters() {
        return weights.parameters();
    }

    /** Parameters whose names begin with one of the given beginnings stay as they are: they are no longer among those learned. */
    public void freeze(String... beginnings) {
        weights.freeze(List.of(beginnings));
    }

    /** Freezes everything and learns low-rank updates of linear layers instead; may be called once. */
    public void addLora(LoraSettings settings) {
        var tables = family.names().embedding();
        Stream.of(tables.tokens(), tables.positions(), tables.segments()).filter(Objects::nonNull)
                .map(table -> table.replaceAll("\\.weight$", ""))
                .filter(table -> settings.modules().stream().anyMatch(end -> ("." + table).endsWith("." + end)))
                .findFirst().ifPresent(table -> {
                    throw new UsageException("low-rank updates are made for linear layers; " + table
                            + " is a table of embeddings");
                });
        weights.update(settings, family.names().transposed());
    }

    /**
     * The model as its parameters now have it. Gradients pass where they are on; with them off it shares the parameters' memory where it
     * can.
     *
     * @param parts takes what is made of the parameters
     */
    public Transformer transformer(Scope parts) {
        return transformer(weights, parts);
    }

    private Transformer transformer(Stored stored, Scope parts) {
        return TransformerReader.read(name, architecture, family.names(),
                new WeightReader(stored, stored, parts, dtype, dtype, Device.CPU, false));
    }

    /** {@code [row, vocabulary]} of all tokens, in the innermost scope. */
    public Tensor logits(TokenBatch batch) {
        return at(new Site.Logits(), batch);
    }

    /** The value at a site of all tokens, in the innermost scope. */
    public Tensor at(Site site, TokenBatch batch) {
        try (var scope = Scope.open("forward")) {
            var found = new ArrayList<Tensor>();
            transformer(scope).run(batch, Tap.at(site, (_, value, _) -> {
                found.add(scope.adopt(value.alias()));
                return value;
            }));
            return scope.keep(found.getFirst());
        }
    }

    /**
     * An ordinary model with copies of the weights as they now are: for evaluation while training goes on. The caller closes it, and it
     * closes the tokenizer.
     */
    public Model snapshot(Optional<Tokenizer> tokenizer, StopTokens stopTokens) {
        var copies = Scope.owner("snapshot of " + name);
        boolean made = false;
        try (var off = Gradients.off()) {
            var transformer = transformer(new Copied(weights), copies);
            var info = new ModelInfo(name, family.modelType(), dtype, Device.CPU, Map.of());
            made = true;
            return Models.of(info, transformer, tokenizer, stopTokens, copies);
        } finally {
            if (!made) {
                copies.close();
            }
        }
    }

    /**
     * Writes the model as a directory that transformers opens, low-rank updates merged. Tensors of a loaded checkpoint that the model does
     * not use (another head) are written as they were.
     */
    public void save(Path directory, Companions companions, SaveOptions options) {
        try (var saved = SavedWeights.of(weights, Optional.ofNullable(files).map(ModelFiles::openWeights))) {
            ModelDirectory.write(directory, saved, config, companions, options);
        }
    }

    /**
     * Writes the low-rank updates alone, as an adapter directory that PEFT opens, and we.
     *
     * @param base what the adapter says that it was made for: a directory or owner/name
     */
    public void saveAdapter(Path directory, String base) {
        AdapterDirectory.write(directory, weights.lora()
                .orElseThrow(() -> new UsageException(name + " has no low-rank updates; addLora gives it some")), base);
    }

    @Override
    public void close() {
        owner.close();
    }
}
