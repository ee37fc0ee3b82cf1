/**
 * ONNX Runtime on the very file that our encoder reads its weights from: the independent implementation that tests compare
 * with, and benchmarks race against.
 */
@NullMarked
package dev.inscape.model.peer;

import org.jspecify.annotations.NullMarked;
