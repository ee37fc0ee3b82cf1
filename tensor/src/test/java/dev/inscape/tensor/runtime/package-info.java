/** Tests of what lies under the tensors; some need a Java process of their own. */
@NullMarked
package dev.inscape.tensor.runtime;

import org.jspecify.annotations.NullMarked;
