/**
 * What lies under the tensors: LibTorch's loading and settings, the allocator, the machine.
 *
 * <p>{@link dev.inscape.tensor.runtime.LibTorch} loads the native libraries once, on first use, after the environment that
 * they read has been completed: threads, BLAS, allocator. Whatever the user or the launcher has set wins. All classes are
 * safe for use from several threads.
 *
 * <pre>{@code
 * Threads.use(2);                                  // before the first tensor
 * LibTorch.load();
 * System.out.println(LibTorch.blas());             // MKL
 * System.out.println(Machine.here().vectors());    // avx512f avx512_bf16 …
 * System.out.println(Memory.residentBytes());
 * }</pre>
 */
@NullMarked
package dev.inscape.tensor.runtime;

import org.jspecify.annotations.NullMarked;
