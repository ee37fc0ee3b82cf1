/**
 * What a command of the laboratory found, as blocks: heatmaps, tables, answers side by side, lines. {@link dev.inscape.cli.report.ReportLines}
 * prints a {@link dev.inscape.cli.report.Report} in a terminal; {@code page.ReportPage} makes a page of it.
 *
 * <pre>{@code
 * var report = new Report("world, patched", "7 tokens, 4 layers", List.of(
 *         new Block.Lines("Measure", List.of("clean 3.10, corrupted -2.25"))));
 * new ReportLines(ink, 80).of(report).forEach(out::println);
 * }</pre>
 *
 * <p>Texts in blocks are as they came; what prints them makes them harmless. Stateless: any thread may call it.
 */
@NullMarked
package dev.inscape.cli.report;

import org.jspecify.annotations.NullMarked;
