package dev.inscape.text.chat.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a template does. */
public sealed interface Statement {

    /** Where it begins, counted from 1. */
    int line();

    /** Text outside of tags. */
    record Data(int line, String text) implements Statement {
    }

    /** {@code {{ value }}}. */
    record Output(int line, Expression value) implements Statement {
    }

    /** {@code if}, each {@code elif} as the next branch, {@code else}. */
    record If(int line, List<Branch> branches, List<Statement> otherwise) implements Statement {
    }

    /** A condition and what happens where it is the first to hold. */
    record Branch(Expression test, List<Statement> body) {
    }

    /** {@code for target in iterable if test}. */
    record For(int line, Target target, Expression iterable, @Nullable Expression test, boolean recursive,
            List<Statement> body, List<Statement> otherwise) implements Statement {
    }

    record Assign(int line, Target target, Expression value) implements Statement {
    }

    /** {@code {% set x %}…{% endset %}}, the text through a filter if there is one. */
    record AssignBlock(int line, Target target, Expression.@Nullable Filter filter, List<Statement> body)
            implements Statement {
    }

    record Macro(int line, Signature signature, List<Statement> body) implements Statement {
    }

    /**
     * The head of a macro or of a call block.
     *
     * @param defaults        of the last parameters
     * @param usesCaller      whether the body asks for the block that it is called with
     * @param usesMore        whether it asks for {@code varargs}
     * @param usesMoreNamed   whether it asks for {@code kwargs}
     */
    record Signature(String name, List<String> parameters, List<Expression> defaults, boolean usesCaller,
            boolean usesMore, boolean usesMoreNamed) {
    }

    /** {@code {% call(x) macro() %}…{% endcall %}}. */
    record CallBlock(int line, Signature signature, Expression.Call call, List<Statement> body) implements Statement {
    }

    record FilterBlock(int line, Expression.Filter filter, List<Statement> body) implements Statement {
    }

    record With(int line, List<Target> targets, List<Expression> values, List<Statement> body) implements Statement {
    }

    /** {@code {% generation %}…{% endgeneration %}}: what the assistant says. */
    record Generation(int line, List<Statement> body) implements Statement {
    }

    record Break(int line) implements Statement {
    }

    record Continue(int line) implements Statement {
    }
}
