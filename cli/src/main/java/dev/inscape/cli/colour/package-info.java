/**
 * Scales of colours, for terminals and pages: {@link dev.inscape.cli.colour.Ramp}.
 *
 * <pre>{@code
 * int colour = Ramp.VIRIDIS.at(0.5);                        // 0x21918c
 * boolean black = Ramp.isLight(colour);                     // whether black text is easier to read on it
 * }</pre>
 *
 * <p>Immutable; safe everywhere.
 */
@NullMarked
package dev.inscape.cli.colour;

import org.jspecify.annotations.NullMarked;
