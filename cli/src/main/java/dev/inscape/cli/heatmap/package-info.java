/**
 * Tables of numbers as colours: a {@link dev.inscape.cli.heatmap.Heatmap} says what is in it, {@link dev.inscape.cli.heatmap.HeatmapLines}
 * draws it in a terminal; the package {@code page} draws it in HTML.
 *
 * <pre>{@code
 * var map = new Heatmap("", List.of("after block 0"), List.of("The", "capital"), List.of(List.of(
 *         new Heatmap.Cell(0.25, "city", "city 0.25, town 0.2"), new Heatmap.Cell(0.5, "of", "of 0.5"))),
 *         Heatmap.Scale.ofShares());
 * new HeatmapLines(ink, terminal.columns()).of(map).forEach(out::println);
 * }</pre>
 *
 * <p>Stateless: any thread may call it.
 */
@NullMarked
package dev.inscape.cli.heatmap;

import org.jspecify.annotations.NullMarked;
