package dev.inscape.train;

import dev.inscape.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Batches of some examples, in another order each time that all have been seen. What does not fill a batch at the end of a round is left
 * out of that round.
 *
 * @param examples all of them
 * @param size     examples in a batch
 * @param seed     of the order
 */
public record ShuffledBatches<E>(List<E> examples, int size, long seed) implements BatchSource<List<E>> {

    public ShuffledBatches {
        examples = List.copyOf(examples);
        if (size < 1 || size > examples.size()) {
            throw new UsageException("batches of " + size + " cannot be made of " + examples.size() + " examples");
        }
    }

    /** Batches in one round. */
    public int perRound() {
        return examples.size() / size;
    }

    /** Costs one shuffle of numbers. */
    @Override
    public List<E> at(long number) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < examples.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(Seeds.of(seed, "order", number / perRound())));
        int from = Math.toIntExact(number % perRound()) * size;
        return order.subList(from, from + size).stream().map(examples::get).toList();
    }
}
