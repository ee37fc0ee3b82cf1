/**
 * What a template can call: Jinja's filters and tests, Python's methods of texts, lists and dictionaries, and the functions
 * that transformers adds ({@code raise_exception}, {@code strftime_now}, its own {@code tojson}).
 *
 * <p>{@link dev.inscape.text.chat.jinja.call.Library} is the way to all of them. It belongs to one rendering, whose
 * {@link dev.inscape.text.chat.jinja.value.Budget} it holds. What changes a list or a dictionary is refused, as in Jinja's
 * immutable sandbox.
 *
 * <pre>{@code
 * var library = new Library(new Budget(Limits.DEFAULT), LocalDateTime.now());
 * library.filter("trim", Arguments.of(new Text("  hi ")));              // hi
 * library.test("divisibleby", Arguments.of(new Int(9), new Int(3)));    // true
 * library.attribute(new Text("a,b"), "split");                          // a Callable
 * library.globals().get("range");                                       // another
 * }</pre>
 */
@NullMarked
package dev.inscape.text.chat.jinja.call;

import org.jspecify.annotations.NullMarked;
