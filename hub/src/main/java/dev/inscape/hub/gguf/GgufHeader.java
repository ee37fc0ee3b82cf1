package dev.inscape.hub.gguf;

import dev.inscape.hub.MappedFile;
import dev.inscape.hub.gguf.block.GgmlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything before the values: metadata by key, and tensors by name, checked against each other and the file's size. */
record GgufHeader(Map<String, Entry> metadata, Map<String, GgufTensor> tensors) {

    private static final int MAGIC = 0x46554747; // "GGUF", the first letter in the lowest byte
    private static final int OLDEST = 2;
    private static final int NEWEST = 3;
    private static final int MOST_KEYS = 1 << 16;
    private static final int MOST_TENSORS = 1 << 16;
    private static final int MOST_DIMS = 4;
    private static final int DEFAULT_ALIGNMENT = 32;
    private static final String ALIGNMENT = "general.alignment";

    // A name of one letter, then what follows it.
    private static final int SHORTEST_KEY = Long.BYTES + 1 + Integer.BYTES + 1;
    private static final int SHORTEST_TENSOR = Long.BYTES + 1 + 2 * Integer.BYTES + Long.BYTES;

    private record Claim(String name, GgmlType type, long[] shape, long offset, long at) {
    }

    static GgufHeader read(MappedFile file) {
        var cursor = new Cursor(file.path().toString(), file.memory(), 0);
        checkVersion(cursor);
        long tensors = cursor.count("tensors", SHORTEST_TENSOR);
        long keys = cursor.count("metadata keys", SHORTEST_KEY);
        if (tensors > MOST_TENSORS || keys > MOST_KEYS) {
            throw cursor.damaged("it claims " + tensors + " tensors and " + keys + " metadata keys", Long.BYTES);
        }
        var metadata = metadata(cursor, keys);
        var claims = claims(cursor, tensors);
        return new GgufHeader(metadata, placed(cursor, claims, alignment(file, cursor, metadata)));
    }

    private static void checkVersion(Cursor cursor) {
        if (cursor.left() < 2 * Integer.BYTES || cursor.intValue() != MAGIC) {
            throw cursor.damaged("it does not begin with GGUF and a version", 0);
        }
        int version = cursor.intValue();
        if (version >= OLDEST && version <= NEWEST) {
            return;
        }
        int swapped = Integer.reverseBytes(version);
        throw cursor.damaged(swapped >= 1 && swapped <= NEWEST
                ? "it is big-endian, and only little-endian files are read; convert the model again without --bigendian"
                : "it has version " + Integer.toUnsignedString(version) + ", and versions " + OLDEST + " and " + NEWEST
                        + " are read",
                Integer.BYTES);
    }

    private static Map<String, Entry> metadata(Cursor cursor, long count) {
        var found = new LinkedHashMap<String, Entry>();
        for (long i = 0; i < count; i++) {
            long at = cursor.position();
            var key = cursor.name();
            if (found.put(key, Values.skip(cursor, Values.type(cursor))) != null) {
                throw cursor.damaged("the metadata \"" + key + "\" is there twice", at);
            }
        }
        return found;
    }

    private static List<Claim> claims(Cursor cursor, long count) {
        var found = new ArrayList<Claim>();
        for (long i = 0; i < count; i++) {
            long at = cursor.position();
            var name = cursor.name();
            var shape = shape(cursor, name);
            int id = cursor.intValue();
            var type = GgmlType.of(id).orElseThrow(() -> cursor.damaged(
                    "tensor " + name + " has the unknown type " + Integer.toUnsignedString(id), at));
            if (type.isGivenUp()) {
                throw cursor.damaged("tensor " + name + " has the type " + type + ", which ggml has given up; it reads "
                        + GgmlType.readable(), at);
            }
            found.add(new Claim(name, type, shape, cursor.longValue(), at));
        }
        return found;
    }

    /** The file writes the fastest size first. */
    private static long[] shape(Cursor cursor, String name) {
        long at = cursor.position();
        int dims = cursor.intValue();
        if (dims < 0 || dims > MOST_DIMS) {
            throw cursor
                    .damaged("tensor " + name + " has " + Integer.toUnsignedString(dims) + " dimensions, and at most "
                            + MOST_DIMS + " are possible", at);
        }
        var shape = new long[dims];
        for (int i = dims - 1; i >= 0; i--) {
            shape[i] = cursor.longValue();
        }
        return shape;
    }

    private static long alignment(MappedFile file, Cursor cursor, Map<String, Entry> metadata) {
        var entry = metadata.get(ALIGNMENT);
        if (entry == null) {
            return DEFAULT_ALIGNMENT;
        }
        long alignment = new GgufMetadata(file.path().toString(), file.memory(), metadata).whole(ALIGNMENT);
        if (alignment < 1 || alignment > Integer.MAX_VALUE || Long.bitCount(alignment) != 1) {
            throw cursor.damaged(ALIGNMENT + " is " + alignment + " and no power of two", entry.from());
        }
        return alignment;
    }

    private static Map<String, GgufTensor> placed(Cursor cursor, List<Claim> claims, long alignment) {
        long end = cursor.position();
        long start = (end + alignment - 1) / alignment * alignment;
        long room = Math.max(0, end + cursor.left() - start);
        var found = new LinkedHashMap<String, GgufTensor>();
        for (var claim : claims) {
            var tensor = placed(cursor, claim, alignment, start, room);
            if (found.put(claim.name, tensor) != null) {
                throw cursor.damaged("tensor " + claim.name + " is there twice", claim.at);
            }
        }
        requireNoOverlap(cursor, found.values().stream().sorted(Comparator.comparingLong(GgufTensor::from)).toList());
        return found;
    }

    private static GgufTensor placed(Cursor cursor, Claim claim, long alignment, long start, long room) {
        var described = "tensor " + claim.name + " " + Arrays.toString(claim.shape) + " of " + claim.type;
        var type = claim.type;
        long columns = claim.shape.length == 0 ? 1 : claim.shape[claim.shape.length - 1];
        if (columns % type.elements() != 0) {
            throw cursor.damaged(described + " has rows that are not whole blocks of " + type.elements(), claim.at);
        }
        long bytes = type.bytes(claim.shape, room).orElseThrow(() -> cursor.damaged(
                described + " does not fit the " + room + " bytes of values", claim.at));
        if (claim.offset < 0 || claim.offset > room - bytes) {
            throw cursor.damaged(described + " claims " + bytes + " bytes from "
                    + Long.toUnsignedString(claim.offset) + " on of " + room, claim.at);
        }
        if (claim.offset % alignment != 0) {
            throw cursor.damaged(described + " lies at " + claim.offset + ", which is no multiple of " + alignment,
                    claim.at);
        }
        return new GgufTensor(claim.name, type, claim.shape, start + claim.offset, bytes);
    }

    private static void requireNoOverlap(Cursor cursor, List<GgufTensor> inOrder) {
        long end = 0;
        for (var tensor : inOrder) {
            if (tensor.bytes() > 0 && tensor.from() < end) {
                throw cursor.damaged("tensor " + tensor.name() + " overlaps another", tensor.from());
            }
            end = Math.max(end, tensor.from() + tensor.bytes());
        }
    }
}
