package dev.inscape.hub.torch;

import dev.inscape.tensor.DType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of names, closed: what is not on it is refused. */
final class KnownNames {

    private static final List<String> PLAIN_TENSORS = List.of("torch.Tensor", "torch._tensor.Tensor",
            "torch.nn.parameter.Parameter", "torch.nn.parameter.Buffer");

    private static final List<String> UNTYPED_STORAGES = List.of("torch.storage.UntypedStorage",
            "torch.storage._UntypedStorage", "torch.UntypedStorage");

    private static final Map<String, DType> TYPED_STORAGES = Map.of("Double", DType.FLOAT64, "Float", DType.FLOAT32,
            "Half", DType.FLOAT16, "BFloat16", DType.BFLOAT16, "Long", DType.INT64, "Int", DType.INT32, "Short",
            DType.INT16, "Char", DType.INT8, "Byte", DType.UINT8, "Bool", DType.BOOL);

    private static final Map<String, DType> ELEMENT_TYPES = Map.ofEntries(Map.entry("float64", DType.FLOAT64),
            Map.entry("float32", DType.FLOAT32), Map.entry("float16", DType.FLOAT16),
            Map.entry("bfloat16", DType.BFLOAT16), Map.entry("float8_e4m3fn", DType.FLOAT8_E4M3FN),
            Map.entry("float8_e5m2", DType.FLOAT8_E5M2), Map.entry("int64", DType.INT64),
            Map.entry("int32", DType.INT32), Map.entry("int16", DType.INT16), Map.entry("int8", DType.INT8),
            Map.entry("uint64", DType.UINT64), Map.entry("uint32", DType.UINT32), Map.entry("uint16", DType.UINT16),
            Map.entry("uint8", DType.UINT8), Map.entry("bool", DType.BOOL));

    private static final Map<String, Pickled> BY_NAME = table();

    private KnownNames() {
    }

    /** What a name stands for; empty where it is not on the list. */
    static Optional<Pickled> find(String module, String name) {
        return Optional.ofNullable(BY_NAME.get(module + "." + name));
    }

    private static Map<String, Pickled> table() {
        var table = new HashMap<String, Pickled>();
        for (var function : Known.Function.values()) {
            add(table, function);
        }
        PLAIN_TENSORS.forEach(name -> add(table, new Known.PlainTensorClass(name)));
        UNTYPED_STORAGES.forEach(name -> add(table, new Known.UntypedStorage(name)));
        TYPED_STORAGES.forEach((name, dtype) -> add(table, new Known.TypedStorage("torch." + name + "Storage", dtype)));
        ELEMENT_TYPES.forEach((name, dtype) -> table.put("torch." + name, new Pickled.ElementType(dtype)));
        return Map.copyOf(table);
    }

    private static void add(Map<String, Pickled> table, Known known) {
        table.put(known.label(), new Pickled.Named(known));
    }
}
