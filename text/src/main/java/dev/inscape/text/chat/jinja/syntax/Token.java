package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a template.
 *
 * @param text  as it is written; of {@code DATA} and strings, what it means
 * @param value of a number
 */
record Token(int line, Kind kind, String text, @Nullable Value value) {

    /** What a token is. */
    enum Kind {
        DATA, BLOCK_BEGIN, BLOCK_END, VARIABLE_BEGIN, VARIABLE_END, NAME, STRING, INTEGER, FLOAT, OPERATOR, END
    }

    Token(int line, Kind kind, String text) {
        this(line, kind, text, null);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** For messages. */
    String description() {
        return switch (kind) {
            case DATA -> "template text";
            case BLOCK_BEGIN -> "'{%'";
            case BLOCK_END -> "'%}'";
            case VARIABLE_BEGIN -> "'{{'";
            case VARIABLE_END -> "'}}'";
            case STRING -> "the string '" + text + "'";
            case END -> "the end of the template";
            case NAME, INTEGER, FLOAT, OPERATOR -> "'" + text + "'";
        };
    }
}
