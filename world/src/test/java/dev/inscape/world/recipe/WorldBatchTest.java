package dev.inscape.world.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import dev.inscape.world.corpus.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldBatchTest {

    private static final Document LONG = new Document(new long[]{1, 3, 2, 4}, new float[]{0, 1, 10, 0.1f});
    private static final Document SHORT = new Document(new long[]{1, 4}, new float[]{0, 3});

    @Test
    void each_row_predicts_the_token_behind_it_and_the_last_one_nothing() {
        var batch = WorldBatch.of(List.of(LONG, SHORT));
        assertThat(batch.tokens().ids()).containsExactly(1, 4, 1, 3, 2, 4); // the short one lies first
        assertThat(batch.next()).containsExactly(4, 0, 3, 2, 4, 0);
        assertThat(batch.weights()).containsExactly(3, 0, 1, 10, 0.1f, 0);
    }

    @Test
    void the_loss_is_the_weighted_mean_of_what_each_prediction_costs() {
        var logits = new float[6][5];
        for (int row = 0; row < 6; row++) {
            for (int token = 0; token < 5; token++) {
                logits[row][token] = (float) Math.sin(7 * row + 3 * token + 1);
            }
        }
        var batch = WorldBatch.of(List.of(LONG, SHORT));
        double costs = 0;
        double weights = 0;
        for (int row = 0; row < 6; row++) {
            double sum = 0;
            for (float logit : logits[row]) {
                sum += Math.exp(logit);
            }
            costs += batch.weights()[row] * (Math.log(sum) - logits[row][(int) batch.next()[row]]);
            weights += batch.weights()[row];
        }
        var flat = new float[30];
        for (int row = 0; row < 6; row++) {
            System.arraycopy(logits[row], 0, flat, 5 * row, 5);
        }
        double loss = Compute.call(() -> {
            try (var scope = Scope.open("loss")) {
                return batch.loss(Tensors.of(flat, 6, 5)).item();
            }
        });
        assertThat(loss).isCloseTo(costs / weights, within(1e-5));
    }
}
