package dev.inscape.lab.store;

import dev.inscape.UsageException;
import dev.inscape.model.packing.Packing;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which states of a text are meant. */
public enum Rows {

    /** That of every token. */
    ALL,
    /** That of the last token, special ones counted. */
    LAST,
    /** The mean over all tokens, special ones counted, added up in float32. */
    MEAN;

    /** As files and the command line have it: {@code last}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #label}. */
    public static Rows parse(String text) {
        return Arrays.stream(values()).filter(rows -> rows.label().equals(text)).findFirst()
                .orElseThrow(() -> new UsageException("unknown rows \"" + text + "\"; a store keeps "
                        + Arrays.stream(values()).map(Rows::label).collect(Collectors.joining(", "))));
    }

    /** How many rows a text of so many tokens has. */
    int count(int tokens) {
        return this == ALL ? tokens : 1;
    }

    /** The rows meant, of a packed tensor {@code [row, ..]} whose texts lie in their order. */
    Tensor of(Tensor packed, Packing packing) {
        return switch (this) {
            case ALL -> packed;
            case LAST -> packed.indexSelect(0,
                    Tensors.of(packing.lastRows(packing.everyText()), packing.texts()).to(packed.device()));
            case MEAN -> Joining.cat(packing.groups().stream().map(group -> mean(packed, group)).toList(), 0);
        };
    }

    private static Tensor mean(Tensor packed, Packing.Group group) {
        return packed.narrow(0, group.firstRow(), group.rows()).to(DType.FLOAT32)
                .reshape(group.texts().size(), group.length(), -1).mean(1, false); // [text, d]
    }
}
