/**
 * How alike two sets of states of the same rows are, all sites of one against all sites of the other, with what chance would
 * give beside it.
 *
 * <pre>{@code
 * var report = Similarity.of(Measure.CKA, base, tuned, 7);
 * System.out.println(report);                       // a table, and the same for rows in random order
 * report.values()[3][4];                            // site 3 of the first against site 4 of the second
 * }</pre>
 *
 * Everything is computed in float64 and closed before a measure returns; reports are plain numbers.
 */
@NullMarked
package dev.inscape.lab.similarity;

import org.jspecify.annotations.NullMarked;
