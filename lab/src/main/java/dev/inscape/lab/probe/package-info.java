/**
 * Linear probes: what can be read off hidden states by a line, at every site in one go, and how much of that is the probe's
 * own doing.
 *
 * <pre>{@code
 * try (var scope = Scope.open()) {
 *     var split = Split.byGroup(labelled.labels(), Split.Shares.DEFAULT, 7);
 *     var probes = LinearProbes.fit(labelled, split, ProbeOptions.LOGISTIC);
 *     System.out.println(probes.report());                              // accuracy, interval, selectivity of each site
 *     probes.predict(residualAfter(3), states);                         // [row, class] probabilities
 *     probes.save(Path.of("probes"));
 * }
 * }</pre>
 *
 * The probes' tensors belong to the scope in which they were fitted or loaded; reports are plain numbers.
 */
@NullMarked
package dev.inscape.lab.probe;

import org.jspecify.annotations.NullMarked;
