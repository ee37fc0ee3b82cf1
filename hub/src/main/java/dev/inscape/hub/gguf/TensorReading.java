package dev.inscape.hub.gguf;

import dev.inscape.InscapeException;
import dev.inscape.hub.gguf.block.GgmlType;
import dev.inscape.hub.gguf.block.Widening;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * Makes a tensor of what the file has.
 *
 * @param file   the file's name, for messages
 * @param tensor what the file says of it
 * @param values its bytes in the file
 * @param order  which row of the file becomes a given row of the tensor; rows run along the first size
 */
record TensorReading(String file, GgufTensor tensor, MemorySegment values, Optional<LongUnaryOperator> order) {

    Tensor as(DType dtype) {
        if (!tensor.type().isReadable()) {
            throw new InscapeException(file + ": tensor " + tensor.name() + " has the type " + tensor.type()
                    + ", which is not read; requantise the model to one of " + GgmlType.readable());
        }
        if (tensor.type().plain().isEmpty()) {
            return widened(dtype);
        }
        var own = order.map(this::reordered).orElseGet(this::inPlace);
        if (own.dtype() == dtype) {
            return own;
        }
        var converted = own.to(dtype);
        own.close();
        return converted;
    }

    private Tensor widened(DType dtype) {
        var shape = tensor.shape();
        boolean writable = dtype.isFloating() && !dtype.isStorageOnly();
        if (!writable || (order.isPresent() && shape.length != 2)) {
            throw new InscapeException(file + ": tensor " + tensor.name() + " is quantised as " + tensor.type()
                    + (writable ? " and has no rows to put in order" : " and cannot become " + dtype));
        }
        var widened = Tensors.empty(dtype, shape);
        if (widened.bytes() > 0) {
            new Widening(tensor.type(), widened.count() / tensor.columns(), tensor.columns(),
                    order.orElse(LongUnaryOperator.identity())).into(values, dtype, widened.segment());
        }
        return widened;
    }

    /** Over the file, or a copy where the file's alignment is less than the type needs. */
    private Tensor inPlace() {
        if (values.byteSize() > 0 && values.address() % tensor.dtype().bytes() == 0) {
            return Tensors.mapped(values, tensor.dtype(), tensor.shape());
        }
        return reordered(LongUnaryOperator.identity());
    }

    private Tensor reordered(LongUnaryOperator source) {
        var copy = Tensors.empty(tensor.dtype(), tensor.shape());
        if (copy.bytes() > 0) {
            long rows = copy.dims() == 0 ? 1 : copy.size(0);
            long row = copy.bytes() / rows;
            var target = copy.segment();
            for (long i = 0; i < rows; i++) {
                MemorySegment.copy(values, source.applyAsLong(i) * row, target, i * row, row);
            }
        }
        return copy;
    }
}
