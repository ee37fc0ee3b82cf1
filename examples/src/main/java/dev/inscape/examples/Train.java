package dev.inscape.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.trainable.TrainableModel;
import dev.inscape.tensor.Losses;
import dev.inscape.tensor.Tensors;
import dev.inscape.tensor.optim.AdamW;
import dev.inscape.train.Schedule;
import dev.inscape.train.Trainer;
import dev.inscape.train.TrainingPlan;
import java.util.List;
import java.util.stream.LongStream;

/** Trains a tiny Llama to count: 5 6 7 8 … modulo 50. */
public final class Train {

    private Train() {
    }

    public static void main(String... arguments) {
        var config = JsonNodeFactory.instance.objectNode().put("model_type", "llama").put("hidden_size", 32)
                .put("num_hidden_layers", 2).put("num_attention_heads", 4).put("intermediate_size", 64)
                .put("vocab_size", 50).put("max_position_embeddings", 64).put("rms_norm_eps", 1e-5)
                .put("hidden_act", "silu");
        try (var model = TrainableModel.create("counting", config, 7); var optimizer = AdamW.of(model.parameters())) {
            var trainer = new Trainer<>(TrainingPlan.of(200, Schedule.cosine(1e-2, 10, 200)), optimizer,
                    step -> LongStream.range(step, step + 25).map(i -> i % 50).toArray(), (counted, context) -> {
                        var logits = model.logits(TokenBatch.of(List.of(counted))); // [token, vocabulary]
                        return Losses.crossEntropy(logits.narrow(0, 0, 24), Tensors.of(counted, 25).narrow(0, 1, 24),
                                -1);
                    });
            var result = trainer.run(progress -> {
                if (progress.step() % 50 == 0) {
                    System.out.printf("step %d: loss %.3f%n", progress.step(), progress.loss());
                }
                return true;
            });
            System.out.printf("%d steps, %s%n", result.steps(), result.end());
        }
    }
}
