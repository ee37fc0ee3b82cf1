package dev.inscape.hub.safetensors;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.ByteCount;
import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A safetensors file, mapped: a tensor costs nothing until its values are touched. */
public final class SafetensorsWeights implements Weights {

    private static final long LARGEST_HEADER = 100_000_000;
    private static final String METADATA = "__metadata__";

    private final MappedFile file;
    private final Map<String, Place> places;
    private final Map<String, String> metadata = new HashMap<>();

    private record Place(TensorEntry entry, long from) {
    }

    private SafetensorsWeights(MappedFile file) {
        this.file = file;
        var memory = file.memory();
        if (memory.byteSize() < Long.BYTES) {
            throw damaged("it has " + memory.byteSize() + " bytes, too few for a header");
        }
        long length = memory.get(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        if (length < 2 || length > LARGEST_HEADER || length > memory.byteSize() - Long.BYTES) {
            throw damaged("its header claims " + length + " bytes of " + memory.byteSize());
        }
        this.places = places(header(length), Long.BYTES + length);
    }

    public static SafetensorsWeights open(Path path) {
        var file = MappedFile.open(path);
        try {
            return new SafetensorsWeights(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private JsonNode header(long length) {
        try {
            var json = new ObjectMapper().readTree(file.memory().asSlice(Long.BYTES, length).toArray(JAVA_BYTE));
            if (!json.isObject()) {
                throw damaged("its header is no JSON object");
            }
            return json;
        } catch (IOException e) {
            throw damaged("its header is no JSON");
        }
    }

    private Map<String, Place> places(JsonNode header, long start) {
        var found = new HashMap<String, Place>();
        long values = 0;
        for (var field : header.properties()) {
            if (field.getKey().equals(METADATA)) {
                field.getValue().properties().forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
                continue;
            }
            var place = place(field.getKey(), field.getValue(), start);
            values += place.entry.bytes();
            found.put(field.getKey(), place);
        }
        requireNoOverlap(found, values, start);
        return Map.copyOf(found);
    }

    private Place place(String name, JsonNode json, long start) {
        if (name.isEmpty()) {
            throw damaged("a tensor has no name");
        }
        var dtype = DTypeNames.parse(json.path("dtype").asText())
                .orElseThrow(() -> damaged("tensor " + name + " has the unknown dtype " + json.path("dtype")));
        var sizes = json.path("shape");
        var shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = whole(sizes.get(i));
        }
        long most = file.memory().byteSize();
        long bytes = ByteCount.of(dtype, shape, most)
                .orElseThrow(() -> damaged("tensor " + name + " has the shape " + sizes));
        long from = whole(json.path("data_offsets").path(0));
        long to = whole(json.path("data_offsets").path(1));
        if (!sizes.isArray() || from < 0 || to - from != bytes || to > most - start) {
            throw damaged(
                    "tensor " + name + " " + sizes + " of " + bytes + " bytes claims the bytes " + from + " to " + to
                            + " of " + (most - start));
        }
        return new Place(new TensorEntry(name, dtype, shape), start + from);
    }

    private static long whole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? number.asLong() : -1;
    }

    private void requireNoOverlap(Map<String, Place> found, long values, long start) {
        long end = start;
        for (var place : found.values().stream().sorted((a, b) -> Long.compare(a.from, b.from)).toList()) {
            if (place.entry.bytes() > 0 && place.from < end) {
                throw damaged("tensor " + place.entry.name() + " overlaps another at byte " + place.from);
            }
            end = Math.max(end, place.from + place.entry.bytes());
        }
        if (start + values != file.memory().byteSize()) {
            throw damaged("its tensors fill " + values + " of " + (file.memory().byteSize() - start) + " bytes");
        }
    }

    private InscapeException damaged(String what) {
        return new InscapeException(file.path() + " is damaged or no safetensors file: " + what);
    }

    /** What the file says of itself. */
    public Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    @Override
    public Set<String> names() {
        return places.keySet();
    }

    @Override
    public long[] shape(String name) {
        return find(name).entry.shape();
    }

    @Override
    public DType dtype(String name) {
        return find(name).entry.dtype();
    }

    @Override
    public Tensor tensor(String name) {
        var place = find(name);
        var values = file.memory().asSlice(place.from, place.entry.bytes());
        if (values.byteSize() > 0 && values.address() % place.entry.dtype().bytes() == 0) {
            return Tensors.mapped(values, place.entry.dtype(), place.entry.shape());
        }
        var copy = Tensors.empty(place.entry.dtype(), place.entry.shape());
        if (values.byteSize() > 0) {
            copy.segment().copyFrom(values);
        }
        return copy;
    }

    private Place find(String name) {
        var place = places.get(name);
        if (place == null) {
            throw Weights.unknown(file.path().toString(), name, names());
        }
        return place;
    }

    @Override
    public void close() {
        file.close();
    }
}
