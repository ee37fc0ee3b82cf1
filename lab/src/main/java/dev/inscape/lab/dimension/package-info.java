/**
 * How many dimensions states really fill: of their curved surface (two nearest neighbours, maximum likelihood), and of their
 * cloud (participation ratio, principal components).
 *
 * <pre>{@code
 * var report = IntrinsicDimension.of(states, 7);
 * System.out.println(report);                                   // a line for each site
 * report.sites().get(3).states().twoNearest();
 * report.sites().get(3).shuffled().twoNearest();                // the control
 * }</pre>
 *
 * Everything is computed in float64 and closed before the call returns; reports are plain numbers.
 */
@NullMarked
package dev.inscape.lab.dimension;

import org.jspecify.annotations.NullMarked;
