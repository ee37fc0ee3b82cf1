/**
 * Runs a parsed template: {@link dev.inscape.text.chat.jinja.run.Rendering} holds one run, with its scopes, its output and
 * what it may take.
 *
 * <p>Scopes are Jinja's: a loop's body, a macro, a block that captures text each have their own, so that what is set inside
 * is gone outside; {@code if} has none. What goes wrong is an {@code InscapeException} that names the line; what a template
 * refuses by itself comes in its own words. A rendering is used once, by one thread.
 *
 * <pre>{@code
 * var body = Parser.parse("{% for m in messages %}[{{ m.role }}]{% endfor %}");
 * var messages = Values.of(List.of(Map.of("role", "user")));
 * var rendering = new Rendering(Limits.DEFAULT, LocalDateTime.now());
 * rendering.run(body, Map.of("messages", messages));     // [user]
 * rendering.generated();                                 // where {% generation %} blocks stand in it
 * }</pre>
 */
@NullMarked
package dev.inscape.text.chat.jinja.run;

import org.jspecify.annotations.NullMarked;
