/**
 * What this machine can do at best, measured: the ceilings that benchmarks are held against.
 *
 * <pre>{@code
 * double gflops = Ceilings.gemmGflops();          // float32 products of 2048 x 1536 x 1536
 * double gbPerSecond = Ceilings.readGigabytes();  // one pass over 512 MiB, all threads
 * }</pre>
 */
@NullMarked
package dev.inscape.tensor.measure;

import org.jspecify.annotations.NullMarked;
