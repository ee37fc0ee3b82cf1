/**
 * What commands print about hidden stores: {@link dev.inscape.cli.stores.StoreReport}.
 *
 * <pre>{@code
 * new StoreReport(ink).lines(HiddenStore.open(Path.of("states"))).forEach(System.out::println);
 * }</pre>
 *
 * <p>Immutable; safe everywhere.
 */
@NullMarked
package dev.inscape.cli.stores;

import org.jspecify.annotations.NullMarked;
