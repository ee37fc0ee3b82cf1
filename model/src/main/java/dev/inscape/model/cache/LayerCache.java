package dev.inscape.model.cache;

import dev.inscape.InscapeException;
import dev.inscape.tensor.Context;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.KeyValues;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Keys and values of one text at one layer, in blocks: growing adds a block and moves nothing. */
final class LayerCache {

    private final Scope owner;
    private final int firstBlock;
    private final int furtherBlocks;
    private final Deque<Block> blocks = new ArrayDeque<>();

    /** Keys and values {@code [capacity, keyValueHead, d]} from position {@code first} on, of which {@code count} are filled. */
    private static final class Block {
        private final int first;
        private final Tensor keys;
        private final Tensor values;
        private int count;

        Block(int first, Tensor keys, Tensor values) {
            this.first = first;
            this.keys = keys;
            this.values = values;
        }

        int room() {
            return Math.toIntExact(keys.size(0)) - count;
        }

        int end() {
            return first + count;
        }
    }

    LayerCache(Scope owner, int firstBlock, int furtherBlocks) {
        this.owner = owner;
        this.firstBlock = firstBlock;
        this.furtherBlocks = furtherBlocks;
    }

    int length() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }

    /** Adds keys and values behind those that are there. */
    void append(NewTokens tokens) {
        for (int from = 0; from < tokens.count();) {
            if (blocks.isEmpty() || blocks.getLast().room() == 0) {
                blocks.add(block(tokens));
            }
            var last = blocks.getLast();
            int taken = Math.min(last.room(), tokens.count() - from);
            last.keys.copyRowsFrom(last.count, tokens.rows(), tokens.first() + from, taken, tokens.keyColumn());
            last.values.copyRowsFrom(last.count, tokens.rows(), tokens.first() + from, taken, tokens.valueColumn());
            last.count += taken;
            from += taken;
        }
    }

    private Block block(NewTokens tokens) {
        int capacity = blocks.isEmpty() ? firstBlock : furtherBlocks;
        return new Block(length(), owner.adopt(room(tokens, capacity)), owner.adopt(room(tokens, capacity)));
    }

    private static Tensor room(NewTokens tokens, int capacity) {
        return Tensors.empty(tokens.rows().dtype(), capacity, tokens.heads(), tokens.headWidth())
                .to(tokens.rows().device());
    }

    /** What a query behind all of it sees from a position on; copies nothing. */
    Context context(int position) {
        requireThere(position);
        return new Context(
                blocks.stream().map(block -> new KeyValues(block.keys, block.values, block.count)).toList(),
                position - blocks.getFirst().first);
    }

    /** The keys from a position on, {@code [token, keyValueHead, d]}: a view where they lie in one block. */
    Tensor keysFrom(int position) {
        return from(position, block -> block.keys);
    }

    Tensor valuesFrom(int position) {
        return from(position, block -> block.values);
    }

    private Tensor from(int position, Function<Block, Tensor> part) {
        requireThere(position);
        List<Tensor> found = new ArrayList<>();
        for (var block : blocks) {
            if (block.end() > position) {
                int start = Math.max(0, position - block.first);
                found.add(part.apply(block).narrow(0, start, block.count - start));
            }
        }
        return found.size() == 1 ? found.getFirst() : Joining.cat(found, 0);
    }

    private void requireThere(int position) {
        if (blocks.isEmpty() || position < blocks.getFirst().first) {
            throw new InscapeException("position " + position + " is no longer in the cache; it begins at "
                    + (blocks.isEmpty() ? 0 : blocks.getFirst().first));
        }
    }

    /** Frees the blocks that lie wholly before a position. */
    void forgetBefore(int position) {
        while (blocks.size() > 1 && blocks.getFirst().end() <= position) {
            free(blocks.removeFirst());
        }
    }

    /** Whether what a text needs that goes on behind so many tokens is still there. */
    boolean reaches(int position) {
        return blocks.isEmpty() ? position == 0 : blocks.getFirst().first <= position;
    }

    /** Takes back what stands at a position and behind it. */
    void cutTo(int length) {
        while (!blocks.isEmpty() && blocks.getLast().first >= length && !holdsPlace(length)) {
            free(blocks.removeLast());
        }
        if (!blocks.isEmpty()) {
            blocks.getLast().count = Math.min(blocks.getLast().count, length - blocks.getLast().first);
        }
    }

    /** Whether all that tells where the text goes on is one block that is about to be empty: the rest was forgotten. */
    private boolean holdsPlace(int length) {
        return length > 0 && blocks.size() == 1 && blocks.getFirst().first == length;
    }

    private static void free(Block block) {
        block.keys.close();
        block.values.close();
    }
}
