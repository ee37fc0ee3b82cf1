package dev.inscape.hub.shard;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A checkpoint in several files as one. A file is mapped when the first of its tensors is asked for, and is then held
 * against the index: an index that names a tensor which its file lacks is refused. Tensors that the index does not
 * name are not seen.
 */
public final class ShardedWeights implements Weights {

    private final ShardIndex index;
    private final Function<Path, ? extends Weights> format;
    private final Map<String, Weights> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private ShardedWeights(ShardIndex index, Function<Path, ? extends Weights> format) {
        this.index = index;
        this.format = format;
    }

    /**
     * Reads an index; its files must lie beside it.
     *
     * @param index  {@code model.safetensors.index.json}, {@code pytorch_model.bin.index.json}
     * @param format opens one file: {@code SafetensorsWeights::open}
     */
    public static ShardedWeights open(Path index, Function<Path, ? extends Weights> format) {
        return new ShardedWeights(ShardIndex.read(index), format);
    }

    /** The names of the files that an index names, whether they are there or not: plain names, in their order. */
    public static SortedSet<String> namesIn(Path index) {
        return new TreeSet<>(ShardIndex.parse(index).places().values());
    }

    /** The files that an index names; they lie beside it. */
    public static Set<Path> filesOf(Path index) {
        var read = ShardIndex.read(index);
        return read.places().values().stream().map(read::file).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> names() {
        return index.places().keySet();
    }

    @Override
    public long[] shape(String name) {
        return shardOf(name).shape(name);
    }

    @Override
    public DType dtype(String name) {
        return shardOf(name).dtype(name);
    }

    @Override
    public Tensor tensor(String name) {
        return shardOf(name).tensor(name);
    }

    private Weights shardOf(String name) {
        var file = index.places().get(name);
        if (file == null) {
            throw Weights.unknown(index.path().toString(), name, names());
        }
        if (closed) {
            throw new InscapeException(index.path() + " was closed before tensor \"" + name + "\" was asked for");
        }
        return open.computeIfAbsent(file, this::openShard);
    }

    private Weights openShard(String file) {
        var shard = format.apply(index.file(file));
        for (var entry : index.places().entrySet()) {
            if (entry.getValue().equals(file) && !shard.names().contains(entry.getKey())) {
                shard.close();
                throw new InscapeException(index.path() + " places tensor " + Quoted.of(entry.getKey()) + " in " + file
                        + ", which does not hold it: the files do not belong together");
            }
        }
        return shard;
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(Weights::close);
        open.clear();
    }
}
