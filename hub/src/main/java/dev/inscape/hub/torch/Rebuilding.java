package dev.inscape.hub.torch;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.torch.Pickled.Aside;
import dev.inscape.hub.torch.Pickled.ElementType;
import dev.inscape.hub.torch.Pickled.Many;
import dev.inscape.hub.torch.Pickled.Mapping;
import dev.inscape.hub.torch.Pickled.Named;
import dev.inscape.hub.torch.Pickled.StorageValue;
import dev.inscape.hub.torch.Pickled.TensorValue;
import dev.inscape.hub.torch.Pickled.Text;
import dev.inscape.hub.torch.Pickled.Tuple;
import dev.inscape.hub.torch.Pickled.Whole;
import dev.inscape.tensor.DType;
import java.util.List;

/** What the names of the list do: the counterparts of {@code torch/_utils.py}, on places instead of values. */
final class Rebuilding {

    private static final int STORAGE_FIELDS = 5;
    private static final int TENSOR_FIELDS = 4;
    private static final int DTYPE_FIELD = 6;

    private final Archive archive;
    private final Complaint complaint;

    Rebuilding(Archive archive, Complaint complaint) {
        this.archive = archive;
        this.complaint = complaint;
    }

    /** {@code ("storage", class, key, device, elements)}. */
    Pickled storage(Pickled id, long at) {
        if (id instanceof Tuple tuple && tuple.items().size() == STORAGE_FIELDS
                && tuple.items().get(0) instanceof Text kind && kind.value().equals("storage")
                && tuple.items().get(1) instanceof Named type && tuple.items().get(2) instanceof Text key
                && tuple.items().get(4) instanceof Whole elements) {
            return new StorageValue(storage(type.name(), key.value(), elements.value(), at));
        }
        throw damaged("the pickle refers to something outside that is no storage", at);
    }

    private Storage storage(Known type, String key, long elements, long at) {
        var part = archive.storage(key, at);
        if (part == null) {
            throw damaged("storage " + Quoted.of(key) + " is missing from the archive", at);
        }
        return switch (type) {
            case Known.TypedStorage typed ->
                new Storage(sized(part, elements, typed.dtype().bytes(), at), typed.dtype());
            case Known.UntypedStorage untyped -> new Storage(sized(part, elements, 1, at), null);
            case Known.Function function -> throw damaged("a storage of class " + function.label(), at);
            case Known.PlainTensorClass tensor -> throw damaged("a storage of class " + tensor.label(), at);
        };
    }

    private ZipPart sized(ZipPart part, long elements, int bytes, long at) {
        if (elements < 0 || elements > part.size() / bytes) {
            throw damaged("storage " + Quoted.of(part.name()) + " claims " + elements + " elements of " + bytes
                    + " bytes and has " + part.size() + " bytes", at);
        }
        return part;
    }

    Pickled call(Pickled callee, Pickled arguments, long at) {
        if (callee instanceof Named named && named.name() instanceof Known.Function function
                && arguments instanceof Tuple tuple) {
            return build(function, tuple.items(), at);
        }
        throw damaged("the pickle calls " + callee.kind() + " with " + arguments.kind(), at);
    }

    private Pickled build(Known.Function function, List<Pickled> given, long at) {
        return switch (function) {
            case TENSOR, TENSOR_V2 -> tensor(given, 7, at);
            case TENSOR_V3 -> tensor(given, 8, at);
            case PARAMETER, PARAMETER_WITH_STATE -> first(given, TensorValue.class, function, at);
            case FROM_TYPE -> fromType(given, at);
            case ORDERED_DICT -> orderedDict(given, at);
            case SIZE -> first(given, Tuple.class, function, at);
            case DEVICE -> new Aside("a device");
            case ENCODE -> encoded(first(given, Text.class, function, at));
        };
    }

    /** Bytes, as protocol 2 writes them: only that they are bytes is kept. */
    private static Pickled encoded(Pickled text) {
        return new Aside("bytes from " + text.kind());
    }

    private <T extends Pickled> Pickled first(List<Pickled> given, Class<T> type, Known function, long at) {
        if (given.isEmpty() || !type.isInstance(given.getFirst())) {
            throw damaged(function.label() + " is called on " + (given.isEmpty() ? "nothing" : given.getFirst().kind()),
                    at);
        }
        return given.getFirst();
    }

    /** Storage, offset, sizes, strides; then hooks, the type of an untyped storage, and bits for what is not read here. */
    private Pickled tensor(List<Pickled> given, int most, long at) {
        if (given.size() < TENSOR_FIELDS || given.size() > most
                || !(given.getFirst() instanceof StorageValue(var storage))
                || !(given.get(1) instanceof Whole(long offset))) {
            throw damaged("a tensor is built from " + given.size() + " values that are not a storage and its view", at);
        }
        var metadata = given.size() == most ? given.getLast() : new Aside("None");
        if (metadata instanceof Mapping mapping && !mapping.items.isEmpty()) {
            throw complaint.refused("has a tensor at byte " + at + " with the marks " + Quoted.of(String.join(", ",
                    mapping.items.keySet())) + ", which change its values");
        }
        return new TensorValue(View.of(storage.part(), dtype(storage, given, at), offset, numbers(given.get(2), at),
                numbers(given.get(3), at), complaint, at));
    }

    private DType dtype(Storage storage, List<Pickled> given, long at) {
        if (given.size() > DTYPE_FIELD && given.get(DTYPE_FIELD) instanceof ElementType(var dtype)) {
            return dtype;
        }
        var dtype = storage.dtype();
        if (dtype == null) {
            throw damaged("a tensor over a storage of bytes does not say its type", at);
        }
        return dtype;
    }

    private long[] numbers(Pickled value, long at) {
        var items = switch (value) {
            case Tuple(var list) -> list;
            case Many many -> many.items;
            default -> throw damaged("a tensor has " + value.kind() + " where sizes or strides should be", at);
        };
        return items.stream().mapToLong(item -> {
            if (item instanceof Whole(long number)) {
                return number;
            }
            throw damaged("a tensor has " + item.kind() + " as a size or a stride", at);
        }).toArray();
    }

    /** A tensor with attributes of its own: they are left out, and its class must be a tensor's. */
    private Pickled fromType(List<Pickled> given, long at) {
        if (given.size() < 3 || !(given.get(1) instanceof Named(Known.PlainTensorClass plain))
                || !(given.getFirst() instanceof Named(var function)) || function == Known.Function.FROM_TYPE) {
            throw damaged("a tensor is built in a way that is not plain", at);
        }
        return call(given.getFirst(), given.get(2), at);
    }

    private Pickled orderedDict(List<Pickled> given, long at) {
        if (given.isEmpty()) {
            return new Mapping(at);
        }
        throw complaint.refused("has an OrderedDict at byte " + at + " that is built from a list");
    }

    private InscapeException damaged(String what, long at) {
        return complaint.damaged(what, at);
    }
}
