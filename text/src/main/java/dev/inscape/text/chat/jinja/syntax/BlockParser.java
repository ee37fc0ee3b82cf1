package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags that assign, define and call. */
final class BlockParser {

    private final TokenReader tokens;
    private final ExpressionParser expressions;
    private final Parser parser;

    BlockParser(TokenReader tokens, ExpressionParser expressions, Parser parser) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.parser = parser;
    }

    Statement assignment(int line) {
        var target = expressions.target(true);
        if (tokens.skipOperator("=")) {
            return new Statement.Assign(line, target, expressions.tuple(true));
        }
        var filter = expressions.filters(null);
        var body = parser.bodyOutsideOfLoops("endset");
        return new Statement.AssignBlock(line, target, (Expression.@Nullable Filter) filter, body);
    }

    Statement macro(int line) {
        var name = tokens.name();
        var parameters = new Parameters();
        parameters.read();
        expressions.watch();
        var body = parser.bodyOutsideOfLoops("endmacro");
        return new Statement.Macro(line, parameters.signature(name, line, expressions.seen()), body);
    }

    Statement call(int line) {
        var parameters = new Parameters();
        if (tokens.isOperator("(")) {
            parameters.read();
        }
        if (!(expressions.expression() instanceof Expression.Call call)) {
            throw new SyntaxFault(line, "'call' takes the call of a macro");
        }
        expressions.watch();
        var body = parser.bodyOutsideOfLoops("endcall");
        return new Statement.CallBlock(line, parameters.signature("", line, expressions.seen()), call, body);
    }

    Statement filter(int line) {
        var filter = expressions.filterChain(null);
        return new Statement.FilterBlock(line, filter, parser.bodyOutsideOfLoops("endfilter"));
    }

    Statement with(int line) {
        var targets = new ArrayList<Target>();
        var values = new ArrayList<Expression>();
        while (!tokens.is(Kind.BLOCK_END)) {
            if (!targets.isEmpty()) {
                tokens.expectOperator(",");
            }
            targets.add(expressions.target(false));
            tokens.expectOperator("=");
            values.add(expressions.expression());
        }
        var body = parser.body("endwith");
        tokens.next();
        return new Statement.With(line, targets, values, body);
    }

    void print(int line, List<Statement> out) {
        boolean first = true;
        while (!tokens.is(Kind.BLOCK_END)) {
            if (!first) {
                tokens.expectOperator(",");
            }
            out.add(new Statement.Output(line, expressions.expression()));
            first = false;
        }
    }

    /** {@code (a, b=1)}. */
    private final class Parameters {
        private final List<String> names = new ArrayList<>();
        private final List<Expression> defaults = new ArrayList<>();

        void read() {
            tokens.expectOperator("(");
            while (!tokens.isOperator(")")) {
                if (!names.isEmpty()) {
                    tokens.expectOperator(",");
                }
                int line = tokens.line();
                var name = tokens.name();
                if (tokens.skipOperator("=")) {
                    defaults.add(expressions.expression());
                } else if (!defaults.isEmpty()) {
                    throw new SyntaxFault(line,
                            "the parameter '" + name + "' without a default follows one with a default");
                }
                names.add(name);
            }
            tokens.next();
        }

        Statement.Signature signature(String name, int line, Set<String> seen) {
            boolean withoutDefault = names.indexOf("caller") >= 0
                    && names.indexOf("caller") < names.size() - defaults.size();
            if (seen.contains("caller") && withoutDefault) {
                throw new SyntaxFault(line, "the parameter 'caller' must be left out, or have a default");
            }
            return new Statement.Signature(name, names, defaults, seen.contains("caller"),
                    seen.contains("varargs") && !names.contains("varargs"),
                    seen.contains("kwargs") && !names.contains("kwargs"));
        }
    }
}
