package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. */
public sealed interface Expression {

    /** Where it stands, counted from 1. */
    int line();

    record Literal(int line, Value value) implements Expression {
    }

    record Name(int line, String name) implements Expression {
    }

    record ListLiteral(int line, List<Expression> items) implements Expression {
    }

    record TupleLiteral(int line, List<Expression> items) implements Expression {
    }

    record DictLiteral(int line, List<Pair> pairs) implements Expression {
    }

    /** An entry of a dictionary. */
    record Pair(Expression key, Expression value) {
    }

    /** {@code owner.name}. */
    record Attribute(int line, Expression owner, String name) implements Expression {
    }

    /** {@code owner[index]}. */
    record Element(int line, Expression owner, Expression index) implements Expression {
    }

    /** {@code owner[start:stop:step]}; absent bounds are literals of {@code none}. */
    record Part(int line, Expression owner, Expression start, Expression stop, Expression step) implements Expression {
    }

    record Call(int line, Expression callee, CallArguments arguments) implements Expression {
    }

    /** {@code input | name(arguments)}; without an input in a block's head, where the block's text is it. */
    record Filter(int line, @Nullable Expression input, String name, CallArguments arguments) implements Expression {
    }

    /** {@code input is name(arguments)}. */
    record Test(int line, Expression input, String name, CallArguments arguments) implements Expression {
    }

    record Not(int line, Expression operand) implements Expression {
    }

    /** {@code -x} or {@code +x}. */
    record Sign(int line, boolean negative, Expression operand) implements Expression {
    }

    /** {@code + - * / // % **}. */
    record Binary(int line, String operator, Expression left, Expression right) implements Expression {
    }

    record And(int line, Expression left, Expression right) implements Expression {
    }

    record Or(int line, Expression left, Expression right) implements Expression {
    }

    /** {@code first < a <= b}, each compared with the one before. */
    record Comparison(int line, Expression first, List<Comparand> others) implements Expression {
    }

    /** One of {@code == != < <= > >= in}, {@code not in}, and what stands to its right. */
    record Comparand(String operator, Expression expression) {
    }

    /** {@code a ~ b ~ c}. */
    record Concatenation(int line, List<Expression> parts) implements Expression {
    }

    /** {@code value if test else otherwise}. */
    record Conditional(int line, Expression test, Expression value, @Nullable Expression otherwise)
            implements Expression {
    }

    /** {@code (a, b, name=c, *list, **dict)}. */
    record CallArguments(List<Expression> positional, List<Named> named, @Nullable Expression more,
            @Nullable Expression moreNamed) {

        static final CallArguments NONE = new CallArguments(List.of(), List.of(), null, null);
    }

    /** {@code name=value}. */
    record Named(String name, Expression value) {
    }
}
