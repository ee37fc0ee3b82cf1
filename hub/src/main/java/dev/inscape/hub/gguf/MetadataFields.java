package dev.inscape.hub.gguf;

import dev.inscape.InscapeException;

/** The metadata of a model's architecture, {@code llama.block_count} under the name {@code block_count}, checked to make sense. */
record MetadataFields(GgufFile file, String architecture) {

    private static final long MOST = Integer.MAX_VALUE;

    boolean has(String field) {
        return file.metadata().has(key(field));
    }

    String key(String field) {
        return architecture + "." + field;
    }

    String text(String field) {
        return file.metadata().text(key(field));
    }

    /** A size, at least 1. */
    long size(String field) {
        long size = file.metadata().whole(key(field));
        if (size < 1 || size > MOST) {
            throw new InscapeException(file.path() + ": its metadata \"" + key(field) + "\" is " + size
                    + ", which cannot be a size");
        }
        return size;
    }

    long sizeOr(String field, long otherwise) {
        return has(field) ? size(field) : otherwise;
    }

    /** A finite number; a float32 as the shortest decimal that means it. */
    double decimal(String field) {
        double number = file.metadata().real(key(field));
        if (!Double.isFinite(number)) {
            throw new InscapeException(file.path() + ": its metadata \"" + key(field) + "\" is " + number);
        }
        return file.metadata().type(key(field)) == ValueType.FLOAT32
                ? Double.parseDouble(Float.toString((float) number))
                : number;
    }

    double decimalOr(String field, double otherwise) {
        return has(field) ? decimal(field) : otherwise;
    }
}
