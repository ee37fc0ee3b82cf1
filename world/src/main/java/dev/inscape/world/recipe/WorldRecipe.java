package dev.inscape.world.recipe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.UsageException;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.model.trainable.TrainableModel;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.optim.AdamW;
import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import dev.inscape.text.Tokenizer;
import dev.inscape.train.Schedule;
import dev.inscape.train.Trainer;
import dev.inscape.train.TrainingListener;
import dev.inscape.train.TrainingPlan;
import dev.inscape.train.TrainingResult;
import dev.inscape.world.World;
import dev.inscape.world.corpus.Corpus;
import dev.inscape.world.vocabulary.WorldVocabulary;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a model of the world is made: the same files from the same recipe, on the same machine with as many threads.
 *
 * @param shape     of the model
 * @param seed      of its first weights and of what it reads
 * @param steps     updates
 * @param documents of a step, each of {@link Corpus#LENGTH} tokens
 * @param rate      the highest learning rate
 */
public record WorldRecipe(WorldShape shape, long seed, int steps, int documents, double rate) {

    /** The one that made the model that ships. */
    public static final WorldRecipe STANDARD = new WorldRecipe(WorldShape.STANDARD, 1, 5_000, 10, 1.5e-3);

    private static final AdamW.Settings ADAM = new AdamW.Settings(0.9, 0.98, 1e-8, 0, true);
    private static final double CLIP = 1;
    private static final int CHECKPOINTS = 500;

    public WorldRecipe {
        if (steps < 1 || documents < 1 || !(rate > 0)) {
            throw new UsageException("a recipe wants at least one step and one document, and a learning rate above 0, "
                    + "not steps " + steps + ", documents " + documents + ", rate " + rate);
        }
    }

    /** The same with another number of steps, over which the learning rate falls. */
    public WorldRecipe withSteps(int number) {
        return new WorldRecipe(shape, seed, number, documents, rate);
    }

    /** A model that has learned nothing yet: the control of every check. */
    public TrainableModel untrained() {
        return TrainableModel.create("world", new WorldFiles(World.standard()).config(shape), seed);
    }

    /**
     * Trains, and writes the model: some ten minutes on two cores.
     *
     * @param out         the model's directory: not there yet, or empty
     * @param checkpoints where a training that was cut short goes on from; it may be removed afterwards
     * @param resume      whether to go on from there
     */
    public TrainingResult run(Path out, Path checkpoints, boolean resume, TrainingListener listener) {
        try (var model = untrained(); var tokenizer = tokenizer()) {
            var optimizer = AdamW.of(model.parameters(), ADAM);
            var corpus = new Corpus(World.standard(), tokenizer, seed, documents);
            var trainer = new Trainer<>(plan(), optimizer, number -> WorldBatch.of(corpus.documents((int) number)),
                    (batch, _) -> batch.loss(model.logits(batch.tokens()))).into(checkpoints);
            var result = (resume ? trainer.resuming() : trainer).run(listener);
            if (result.end() == TrainingResult.End.COMPLETE) {
                save(model, out);
            }
            return result;
        }
    }

    private TrainingPlan plan() {
        int warmUp = Math.min(200, steps / 10);
        return TrainingPlan.of(steps, Schedule.cosine(rate, warmUp, steps)).clippedTo(CLIP).seeded(seed)
                .checkpointing(CHECKPOINTS, 2);
    }

    private static Tokenizer tokenizer() {
        return Tokenizer.ofJson(new WorldVocabulary(World.standard()).json().toString(), "world", Map.of());
    }

    /** What made a model, for the file beside its weights. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("made_by", "inscape world train")
                .put("world_seed", World.standard().seed()).put("seed", seed).put("steps", steps)
                .put("documents", documents).put("tokens_of_a_document", Corpus.LENGTH).put("rate", rate);
        json.putObject("environment").put("java", Runtime.version().toString()).put("libtorch", LibTorch.version())
                .put("blas", LibTorch.blas()).put("vectors", LibTorch.cpuCapability())
                .put("threads", Threads.inUse()).put("processor", Machine.here().model());
        return json;
    }

    private void save(TrainableModel model, Path out) {
        model.save(out, new WorldFiles(World.standard()).companions(this), SaveOptions.DEFAULT.in(DType.BFLOAT16));
    }
}
