/** Tests of the kernel against plain loops in double precision. */
@NullMarked
package dev.inscape.kernel;

import org.jspecify.annotations.NullMarked;
