/**
 * A template's text as a tree: {@link dev.inscape.text.chat.jinja.syntax.Lexer} cuts it into tokens and does what whitespace
 * control asks for ({@code trim_blocks} and {@code lstrip_blocks} on, as in transformers),
 * {@link dev.inscape.text.chat.jinja.syntax.Parser} builds {@link dev.inscape.text.chat.jinja.syntax.Statement}s and
 * {@link dev.inscape.text.chat.jinja.syntax.Expression}s, each with its line.
 *
 * <p>A template that cannot be parsed is a {@link dev.inscape.text.chat.jinja.syntax.SyntaxFault} that names the line and
 * what stands there. A tree does not change and may be shared by threads; lexer and parser serve one text.
 *
 * <pre>{@code
 * var body = Parser.parse("""
 *         {%- for message in messages %}
 *         <|{{ message.role }}|>{{ message.content | trim }}
 *         {% endfor -%}
 *         """);
 * body.getFirst();      // For[line=1, target=…, iterable=Name[line=1, name=messages], …]
 * }</pre>
 */
@NullMarked
package dev.inscape.text.chat.jinja.syntax;

import org.jspecify.annotations.NullMarked;
