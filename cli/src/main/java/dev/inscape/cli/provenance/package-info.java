/**
 * What a result was made with, so that it can be made again: {@link dev.inscape.cli.provenance.Provenance}, and
 * {@link dev.inscape.cli.provenance.Version} of this program.
 *
 * <pre>{@code
 * Provenance.of(model.info(), text).facts().forEach((name, value) -> System.out.println(name + ": " + value));
 * }</pre>
 *
 * <p>Immutable; safe everywhere.
 */
@NullMarked
package dev.inscape.cli.provenance;

import org.jspecify.annotations.NullMarked;
