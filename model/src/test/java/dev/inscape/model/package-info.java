/** Tests of models: against ONNX Runtime, and of what taps may rely on. */
@NullMarked
package dev.inscape.model;

import org.jspecify.annotations.NullMarked;
