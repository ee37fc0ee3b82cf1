package dev.inscape.hub.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import dev.inscape.InscapeException;
import dev.inscape.hub.ByteCount;
import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Quoted;
import dev.inscape.tensor.DType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a header token by token out of the mapped file: nothing is built but the table of places. Every message names the
 * byte of the file.
 */
final class SafetensorsHeader {

    private static final long LARGEST = 100_000_000;
    private static final int DEEPEST = 16;
    private static final int MOST_DIMENSIONS = 64;
    private static final String METADATA = "__metadata__";

    private final MappedFile file;
    private final long start;
    private final JsonParser json;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();

    private SafetensorsHeader(MappedFile file, long length) throws IOException {
        this.file = file;
        this.start = Long.BYTES + length;
        var factory = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build();
        ByteBuffer bytes = file.memory().asSlice(Long.BYTES, length).asByteBuffer();
        this.json = factory.createParser(new ByteBufferBackedInputStream(bytes));
    }

    static SafetensorsHeader read(MappedFile file) {
        var memory = file.memory();
        if (memory.byteSize() < Long.BYTES) {
            throw damaged(file, "it has " + memory.byteSize() + " bytes, too few for a header", 0);
        }
        long length = memory.asSlice(0, Long.BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LARGEST || length > memory.byteSize() - Long.BYTES) {
            throw damaged(file, "its header claims " + length + " bytes of " + memory.byteSize(), 0);
        }
        try {
            var header = new SafetensorsHeader(file, length);
            header.read();
            return header;
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw damaged(file, "its header is no JSON of this format (" + Quoted.of(e.getOriginalMessage()) + ")",
                    Long.BYTES + at);
        } catch (IOException e) {
            throw damaged(file, "its header is no JSON (" + Quoted.of(String.valueOf(e.getMessage())) + ")",
                    Long.BYTES);
        }
    }

    /** The tensors by name. */
    Map<String, Place> places() {
        return Map.copyOf(places);
    }

    /** What the file says of itself. */
    Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    private void read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw damaged("its header is no JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                readTensor(name);
            }
        }
        if (json.nextToken() != null) {
            throw damaged("something follows the end of its header's object");
        }
        requireExactCover();
    }

    private void readMetadata() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw damaged("its metadata is no JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw damaged("its metadata \"" + Quoted.of(key) + "\" is no text");
            }
            metadata.put(key, json.getText());
        }
    }

    private void readTensor(String name) throws IOException {
        var shown = Quoted.of(name);
        if (name.isEmpty()) {
            throw damaged("a tensor has no name");
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw damaged("tensor " + shown + " is no JSON object");
        }
        long at = position();
        @Nullable DType dtype = null;
        long @Nullable [] shape = null;
        long @Nullable [] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> dtype = dtype(shown);
                case "shape" -> shape = wholes(shown, "size", MOST_DIMENSIONS);
                case "data_offsets" -> offsets = wholes(shown, "offset", 2);
                default -> json.skipChildren();
            }
        }
        if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
            var lacking = dtype == null ? "dtype" : shape == null ? "shape" : "pair of data_offsets";
            throw damaged(file, "tensor " + shown + " has no " + lacking, at);
        }
        places.put(name, place(name, dtype, shape, offsets, at));
    }

    private DType dtype(String shown) throws IOException {
        var name = String.valueOf(json.getText());
        return DTypeNames.parse(name)
                .orElseThrow(() -> damaged("tensor " + shown + " " + DTypeNames.refusal(Quoted.of(name))));
    }

    private long[] wholes(String shown, String what, int most) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw damaged("tensor " + shown + " has " + Quoted.of(json.getText()) + " where its " + what
                    + "s should be listed");
        }
        var numbers = new long[most];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count == most) {
                throw damaged("tensor " + shown + " has more than " + most + " " + what + "s");
            }
            numbers[count++] = whole(shown, what);
        }
        return Arrays.copyOf(numbers, count);
    }

    private long whole(String shown, String what) throws IOException {
        boolean fits = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!fits || json.getLongValue() < 0) {
            throw damaged("tensor " + shown + " has " + Quoted.of(json.getText()) + " as " + (what.equals("size")
                    ? "a size"
                    : "an offset"));
        }
        return json.getLongValue();
    }

    private Place place(String name, DType dtype, long[] shape, long[] offsets, long at) {
        long most = file.memory().byteSize() - start;
        var bytes = ByteCount.of(dtype, shape, most);
        if (bytes.isEmpty()) {
            throw damaged(file, "tensor " + Quoted.of(name) + " has the shape " + Arrays.toString(shape)
                    + ", larger than the file", at);
        }
        if (offsets[1] - offsets[0] != bytes.getAsLong() || offsets[1] > most) {
            throw damaged(file, "tensor " + Quoted.of(name) + " " + Arrays.toString(shape) + " of " + bytes.getAsLong()
                    + " bytes claims the bytes " + offsets[0] + " to " + offsets[1] + " of " + most, at);
        }
        return new Place(new TensorEntry(name, dtype, shape), start + offsets[0]);
    }

    /** The values fill what follows the header, without overlap and without a hole. */
    private void requireExactCover() {
        long end = start;
        for (var place : places.values().stream().sorted((a, b) -> Long.compare(a.from(), b.from())).toList()) {
            if (place.entry().bytes() == 0) {
                continue;
            }
            if (place.from() < end) {
                throw damaged(file, "tensor " + Quoted.of(place.entry().name()) + " overlaps another", place.from());
            }
            if (place.from() > end) {
                throw damaged(file, "no tensor owns the " + (place.from() - end) + " bytes before tensor "
                        + Quoted.of(place.entry().name()), end);
            }
            end = place.end();
        }
        if (end != file.memory().byteSize()) {
            throw damaged(file, "its tensors fill " + (end - start) + " of " + (file.memory().byteSize() - start)
                    + " bytes", end);
        }
    }

    private long position() {
        return Long.BYTES + json.currentTokenLocation().getByteOffset();
    }

    private InscapeException damaged(String what) {
        return damaged(file, what, position());
    }

    private static InscapeException damaged(MappedFile file, String what, long at) {
        return new InscapeException(file.path() + " is damaged or no safetensors file: " + what + " at byte " + at);
    }
}
