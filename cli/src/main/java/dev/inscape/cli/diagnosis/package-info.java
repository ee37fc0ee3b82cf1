/**
 * What {@code doctor} finds out: {@link dev.inscape.cli.diagnosis.Finding} is one fact with its verdict, {@link
 * dev.inscape.cli.diagnosis.Diagnosis} gathers them, section by section, {@link
 * dev.inscape.cli.diagnosis.DiagnosisReport} prints them.
 *
 * <pre>{@code
 * var findings = Diagnosis.of(terminal::environment);
 * new DiagnosisReport(ink, "inscape").lines(findings).forEach(terminal.out()::println);
 * }</pre>
 *
 * <p>Measuring fills all cores for two seconds; used by one thread.
 */
@NullMarked
package dev.inscape.cli.diagnosis;

import org.jspecify.annotations.NullMarked;
