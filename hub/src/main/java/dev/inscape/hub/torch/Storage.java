package dev.inscape.hub.torch;

import dev.inscape.tensor.DType;
import org.jspecify.annotations.Nullable;

/**
 * Memory that tensors share.
 *
 * @param part  where its bytes lie
 * @param dtype the type of its elements; null for one of bytes, whose tensors say their type themselves
 */
record Storage(ZipPart part, @Nullable DType dtype) {
}
