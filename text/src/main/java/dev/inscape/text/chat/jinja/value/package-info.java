/**
 * What a template computes with: Python's values as far as Jinja2 shows them, and Python's rules for them (equality, order,
 * truth, arithmetic, slices, {@code str}, {@code repr} and {@code json.dumps}).
 *
 * <p>{@link dev.inscape.text.chat.jinja.value.Value} is the closed set; {@link dev.inscape.text.chat.jinja.value.Opaque} is
 * its one open place, for what the interpreter adds (loops, macros, functions). Text counts in code points, as in Python.
 * Whole numbers are 64 bits wide and exact: what does not fit is a {@link dev.inscape.text.chat.jinja.value.Fault}.
 *
 * <p>Values do not change once made, but for iterators and what {@code Opaque} adds, which belong to one rendering and its
 * thread.
 *
 * <pre>{@code
 * var tools = Values.of(List.of(Map.of("name", "search", "strict", true)));
 * PythonText.str(tools);                              // [{'name': 'search', 'strict': True}]
 * new JsonText(false, null, ", ", ": ", false).write(tools);   // [{"name": "search", "strict": true}]
 * Equality.equal(new Int(1), new Real(1.0));          // true
 * Arithmetic.apply("//", new Int(-7), new Int(2), budget);     // -4
 * }</pre>
 */
@NullMarked
package dev.inscape.text.chat.jinja.value;

import org.jspecify.annotations.NullMarked;
