/**
 * A reading as one page that stands by itself: no request to anywhere, no script, light and dark by the reader's
 * setting. {@link dev.inscape.cli.page.ReadingPage} puts the parts together, one class per part; {@link
 * dev.inscape.cli.page.Markup} escapes. The page is well-formed XML as well as HTML.
 *
 * <pre>{@code
 * WholeFile.write(Path.of("page.html"), ReadingPage.of(reading, "The capital of France is Paris.", provenance));
 * }</pre>
 *
 * <p>No state; safe everywhere.
 */
@NullMarked
package dev.inscape.cli.page;

import org.jspecify.annotations.NullMarked;
