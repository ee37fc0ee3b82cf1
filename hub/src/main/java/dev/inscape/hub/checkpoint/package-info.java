/**
 * Opening a checkpoint without knowing its format: {@link dev.inscape.hub.checkpoint.Checkpoints} looks at what a directory
 * holds, or at how a file is named. Safe for several threads.
 *
 * <pre>{@code
 * try (var weights = Checkpoints.open(Path.of("my-model"))) {       // model.safetensors, shards, pytorch_model.bin …
 *     weights.names();
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.checkpoint;

import org.jspecify.annotations.NullMarked;
