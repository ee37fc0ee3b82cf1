package dev.inscape.hub.torch;

import dev.inscape.tensor.DType;

/** The Python names that a pickle may use. None of them is looked up anywhere: each stands for code of this package. */
sealed interface Known {

    /** The name in Python. */
    String label();

    /** What builds a value. */
    enum Function implements Known {
        TENSOR("torch._utils._rebuild_tensor"),
        TENSOR_V2("torch._utils._rebuild_tensor_v2"),
        TENSOR_V3("torch._utils._rebuild_tensor_v3"),
        PARAMETER("torch._utils._rebuild_parameter"),
        PARAMETER_WITH_STATE("torch._utils._rebuild_parameter_with_state"),
        FROM_TYPE("torch._tensor._rebuild_from_type_v2"),
        ORDERED_DICT("collections.OrderedDict"),
        SIZE("torch.Size"),
        DEVICE("torch.device"),
        ENCODE("_codecs.encode");

        private final String label;

        Function(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The class of a tensor that is nothing but a tensor. */
    record PlainTensorClass(String label) implements Known {
    }

    /** The class of a storage with elements of one type. */
    record TypedStorage(String label, DType dtype) implements Known {
    }

    /** The class of a storage of bytes. */
    record UntypedStorage(String label) implements Known {
    }
}
