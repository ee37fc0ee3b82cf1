package dev.inscape.lab.extract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialDirectory;
import dev.inscape.model.Captured;
import dev.inscape.model.ModelInfo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hidden states of many texts: {@code states-00000.safetensors} and on, each as {@link StatesFile} has it with
 * {@code lines} [text] (the texts' numbers) and {@code starts} [text + 1] (where each text's rows begin) before, and
 * {@code index.json}. It is built beside its place and moved there once it is complete; else nothing is left.
 */
public final class StatesDirectory implements AutoCloseable {

    private final PartialDirectory directory;
    private final ModelInfo info;
    private final Extras extras;
    private int shards;

    private StatesDirectory(PartialDirectory directory, ModelInfo info, Extras extras) {
        this.directory = directory;
        this.info = info;
        this.extras = extras;
    }

    /** Begins a directory; an error where there is something already, unless it is an empty directory. */
    static StatesDirectory create(Path place, ModelInfo info, Extras extras) {
        return new StatesDirectory(PartialDirectory.create(place), info, extras);
    }

    /** Writes one batch; the numbers are those of its texts. */
    void write(List<Long> numbers, Captured captured) {
        var packing = captured.packing();
        var order = packing.groups().stream().flatMap(group -> group.texts().stream()).toList();
        var lines = order.stream().mapToLong(text -> numbers.get(text)).toArray();
        var starts = new long[order.size() + 1];
        for (int i = 0; i < order.size(); i++) {
            starts[i] = packing.firstRow(order.get(i));
        }
        starts[order.size()] = packing.rows();
        StatesFile.write(directory.path().resolve("states-%05d.safetensors".formatted(shards++)), info, captured,
                extras,
                List.of(new StatesFile.Numbers("lines", lines, lines.length),
                        new StatesFile.Numbers("starts", starts, starts.length)));
    }

    /** Writes the index and moves the directory to its place. */
    void complete(ExtractionReport report) {
        var index = new LinkedHashMap<String, Object>();
        index.put("texts", report.texts());
        index.put("tokens", report.tokens());
        index.put("shards", shards);
        index.put("provenance", Map.copyOf(StatesFile.provenance(info)));
        ObjectNode json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).valueToTree(index);
        JsonFile.write(directory.path().resolve("index.json"), json);
        directory.finish();
    }

    /** Removes what was written, unless it was completed. */
    @Override
    public void close() {
        directory.close();
    }
}
