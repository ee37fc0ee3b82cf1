/** Tests of readings: against plain Java on the captured states. */
@NullMarked
package dev.inscape.lab.read;

import org.jspecify.annotations.NullMarked;
