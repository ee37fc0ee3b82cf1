/**
 * What is said of models on the command line. Values; safe everywhere.
 *
 * <pre>{@code
 * new SummaryReport(ink).lines(ModelSummary.of(files)).forEach(out::println);
 * }</pre>
 */
@NullMarked
package dev.inscape.cli.models;

import org.jspecify.annotations.NullMarked;
