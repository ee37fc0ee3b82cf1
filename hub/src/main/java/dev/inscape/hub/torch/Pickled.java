package dev.inscape.hub.torch;

import dev.inscape.tensor.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle may hold. Values are compared by identity alone: a damaged pickle can make them contain themselves. */
sealed interface Pickled {

    record Text(String value) implements Pickled {
    }

    record Whole(long value) implements Pickled {
    }

    record Truth(boolean value) implements Pickled {
    }

    /** A value that no tensor depends on: None, a float, bytes, a device. Only its kind is kept. */
    record Aside(String kind) implements Pickled {
    }

    record Tuple(List<Pickled> items) implements Pickled {
    }

    /** A name on the closed list. */
    record Named(Known name) implements Pickled {
    }

    record ElementType(DType dtype) implements Pickled {
    }

    record StorageValue(Storage storage) implements Pickled {
    }

    record TensorValue(View view) implements Pickled {
    }

    /** A list or a set, made at a byte of the file. */
    final class Many implements Pickled {
        final long at;
        final List<Pickled> items = new ArrayList<>();

        Many(long at) {
            this.at = at;
        }
    }

    /** A dict whose keys are texts or whole numbers, made at a byte of the file. */
    final class Mapping implements Pickled {
        final long at;
        final Map<String, Pickled> items = new LinkedHashMap<>();

        Mapping(long at) {
            this.at = at;
        }
    }

    /** What to call a value in a message. */
    default String kind() {
        return switch (this) {
            case Text text -> "a text";
            case Whole whole -> "a whole number";
            case Truth truth -> "a truth value";
            case Aside aside -> aside.kind();
            case Tuple tuple -> "a tuple of " + tuple.items().size();
            case Named named -> "the name " + named.name().label();
            case ElementType type -> "an element type";
            case StorageValue storage -> "a storage";
            case TensorValue tensor -> "a tensor";
            case Many many -> "a list";
            case Mapping mapping -> "a dict";
        };
    }
}
