package dev.inscape.hub.safetensors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a checkpoint of any size as transformers does: {@code model.safetensors} where one file holds it, else
 * {@code model-00001-of-00003.safetensors} and so on with {@code model.safetensors.index.json}. No file gets its name before
 * all are complete; if naming them fails half-way, those already named are removed.
 */
public final class ShardedSafetensorsWriter implements AutoCloseable {

    /** What transformers' {@code "5GB"} means. */
    public static final long FIVE_GIGABYTES = 5_000_000_000L;

    private final Path directory;
    private final String stem;
    private final Map<String, String> metadata;
    private final List<ShardPlan> plans;
    private final List<SafetensorsWriter> shards = new ArrayList<>();

    private ShardedSafetensorsWriter(Path directory, String stem, Map<String, String> metadata, List<ShardPlan> plans) {
        this.directory = directory;
        this.stem = stem;
        this.metadata = Map.copyOf(metadata);
        this.plans = plans;
        begin();
    }

    /**
     * Begins a checkpoint.
     *
     * @param directory where; it must be there
     * @param stem      what file names begin with: {@code model}
     * @param metadata  what every file says of itself; transformers wants {@code format} to be {@code pt}
     * @param tensors   what will be written, in this order
     * @param mostBytes bytes of values in one file; a larger tensor has a file of its own
     */
    public static ShardedSafetensorsWriter create(Path directory, String stem, Map<String, String> metadata,
            List<TensorEntry> tensors, long mostBytes) {
        return new ShardedSafetensorsWriter(directory, stem, metadata, ShardPlan.of(stem, tensors, mostBytes));
    }

    private void begin() {
        var plan = plans.get(shards.size());
        shards.add(SafetensorsWriter.create(directory.resolve(plan.file()), metadata, plan.tensors()));
    }

    /** The next bytes, little-endian, in the order in which the tensors were declared; a piece may span files. */
    public void write(MemorySegment values) {
        long at = 0;
        while (at < values.byteSize()) {
            var shard = shards.getLast();
            if (shard.missing() == 0 && shards.size() < plans.size()) {
                begin();
                continue;
            }
            long left = values.byteSize() - at;
            long piece = shard.missing() == 0 ? left : Math.min(left, shard.missing());
            shard.write(values.asSlice(at, piece));
            at += piece;
        }
    }

    /** Moves all files to their places, the index last. */
    public void finish() {
        while (shards.getLast().missing() == 0 && shards.size() < plans.size()) {
            begin();
        }
        if (shards.getLast().missing() > 0) {
            throw new InscapeException(shards.getLast().path() + ": " + shards.getLast().missing()
                    + " bytes of values are missing" + (shards.size() < plans.size()
                            ? ", and " + (plans.size() - shards.size()) + " more files"
                            : ""));
        }
        var named = new ArrayList<Path>();
        try (var index = plans.size() == 1
                ? null
                : PartialFile.create(directory.resolve(stem + ".safetensors.index.json"))) {
            if (index != null) {
                index.write(ByteBuffer.wrap(JsonFile.bytes(index())));
            }
            for (var shard : shards) {
                shard.finish();
                named.add(shard.path());
            }
            if (index != null) {
                index.finish();
            }
        } catch (InscapeException e) {
            remove(named, e);
            throw e;
        }
    }

    private static void remove(List<Path> named, InscapeException why) {
        for (var path : named) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }

    private ObjectNode index() {
        var root = JsonNodeFactory.instance.objectNode();
        root.putObject("metadata").put("total_size",
                plans.stream().flatMap(plan -> plan.tensors().stream()).mapToLong(TensorEntry::bytes).sum());
        var files = root.putObject("weight_map");
        plans.forEach(plan -> plan.tensors().forEach(tensor -> files.put(tensor.name(), plan.file())));
        return root;
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() {
        shards.forEach(SafetensorsWriter::close);
    }
}
