package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Expression.CallArguments;
import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tighter half of the precedences: {@code + -}, {@code ~}, {@code * / // %}, {@code **}, signs, then filters, tests, calls and elements. */
final class TermParser {

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    TermParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression sum() {
        int line = tokens.line();
        var left = concatenation();
        while (tokens.isOperator("+") || tokens.isOperator("-")) {
            left = new Expression.Binary(line, tokens.next().text(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        int line = tokens.line();
        var first = product();
        if (!tokens.isOperator("~")) {
            return first;
        }
        var parts = new ArrayList<>(List.of(first));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return new Expression.Concatenation(line, parts);
    }

    private Expression product() {
        int line = tokens.line();
        var left = power();
        while (tokens.isOperator("*") || tokens.isOperator("/") || tokens.isOperator("//") || tokens.isOperator("%")) {
            left = new Expression.Binary(line, tokens.next().text(), left, power());
        }
        return left;
    }

    /** To the left, as in Jinja and unlike Python: {@code 2 ** 3 ** 2} is 64. */
    private Expression power() {
        int line = tokens.line();
        var left = signed(true);
        while (tokens.isOperator("**")) {
            left = new Expression.Binary(line, tokens.next().text(), left, signed(true));
        }
        return left;
    }

    private Expression signed(boolean filters) {
        int line = tokens.line();
        var signs = new ArrayList<Boolean>();
        while (tokens.isOperator("-") || tokens.isOperator("+")) {
            signs.add(tokens.next().text().equals("-"));
        }
        var value = postfix(primary());
        for (var negative : signs.reversed()) {
            value = postfix(new Expression.Sign(line, negative, value));
        }
        return filters ? filtersAndTests(value) : value;
    }

    Expression primary() {
        var token = tokens.current();
        int line = token.line();
        return switch (token.kind()) {
            case NAME -> {
                tokens.next();
                var constant = ExpressionParser.constant(token.text(), line);
                if (constant != null) {
                    yield constant;
                }
                expressions.read(token.text());
                yield new Expression.Name(line, token.text());
            }
            case STRING -> {
                var text = new StringBuilder();
                while (tokens.is(Kind.STRING)) {
                    text.append(tokens.next().text());
                }
                yield new Expression.Literal(line, new Text(text.toString()));
            }
            case INTEGER, FLOAT -> {
                tokens.next();
                yield new Expression.Literal(line, Objects.requireNonNull(token.value()));
            }
            case OPERATOR -> bracketed(token);
            case DATA, BLOCK_BEGIN, BLOCK_END, VARIABLE_BEGIN, VARIABLE_END, END ->
                throw tokens.unexpected("an expression");
        };
    }

    private Expression bracketed(Token token) {
        switch (token.text()) {
            case "(" -> {
                tokens.next();
                var inner = expressions.tuple(true, true, "");
                tokens.expectOperator(")");
                return inner;
            }
            case "[" -> {
                return list();
            }
            case "{" -> {
                return dict();
            }
            default -> throw tokens.unexpected("an expression");
        }
    }

    private Expression list() {
        int line = tokens.next().line();
        var items = new ArrayList<Expression>();
        while (!tokens.isOperator("]")) {
            items.add(expressions.expression());
            if (!tokens.skipOperator(",")) {
                break;
            }
        }
        tokens.expectOperator("]");
        return new Expression.ListLiteral(line, items);
    }

    private Expression dict() {
        int line = tokens.next().line();
        var pairs = new ArrayList<Expression.Pair>();
        while (!tokens.isOperator("}")) {
            var key = expressions.expression();
            tokens.expectOperator(":");
            pairs.add(new Expression.Pair(key, expressions.expression()));
            if (!tokens.skipOperator(",")) {
                break;
            }
        }
        tokens.expectOperator("}");
        return new Expression.DictLiteral(line, pairs);
    }

    private Expression postfix(Expression start) {
        var value = start;
        while (true) {
            int line = tokens.line();
            if (tokens.skipOperator(".")) {
                value = attribute(value, line);
            } else if (tokens.skipOperator("[")) {
                value = subscript(value, line);
            } else if (tokens.isOperator("(")) {
                value = new Expression.Call(line, value, expressions.arguments());
            } else {
                return value;
            }
        }
    }

    private Expression attribute(Expression owner, int line) {
        if (tokens.is(Kind.INTEGER)) {
            return new Expression.Element(line, owner,
                    new Expression.Literal(line, Objects.requireNonNull(tokens.next().value())));
        }
        return new Expression.Attribute(line, owner, tokens.expect(Kind.NAME, "a name or a number").text());
    }

    private Expression subscript(Expression owner, int line) {
        Expression nothing = new Expression.Literal(line, None.NONE);
        if (tokens.isOperator("]")) {
            tokens.next();
            return new Expression.Element(line, owner, new Expression.TupleLiteral(line, List.of()));
        }
        var start = tokens.isOperator(":") ? nothing : expressions.expression();
        if (tokens.isOperator(",")) {
            var items = new ArrayList<>(List.of(start));
            while (tokens.skipOperator(",")) {
                items.add(expressions.expression());
            }
            tokens.expectOperator("]");
            return new Expression.Element(line, owner, new Expression.TupleLiteral(line, items));
        }
        if (!tokens.skipOperator(":")) {
            tokens.expectOperator("]");
            return new Expression.Element(line, owner, start);
        }
        var stop = tokens.isOperator(":") || tokens.isOperator("]") ? nothing : expressions.expression();
        var step = tokens.skipOperator(":") && !tokens.isOperator("]") ? expressions.expression() : nothing;
        tokens.expectOperator("]");
        return new Expression.Part(line, owner, start, stop, step);
    }

    private Expression filtersAndTests(Expression start) {
        var value = start;
        while (true) {
            if (tokens.isOperator("|")) {
                tokens.next();
                value = expressions.filterChain(value);
            } else if (tokens.isName("is")) {
                value = test(value);
            } else if (tokens.isOperator("(")) {
                value = new Expression.Call(tokens.line(), value, expressions.arguments());
            } else {
                return value;
            }
        }
    }

    private Expression test(Expression input) {
        int line = tokens.next().line();
        boolean negated = tokens.skipName("not");
        var name = expressions.dotted();
        var arguments = CallArguments.NONE;
        if (tokens.isOperator("(")) {
            arguments = expressions.arguments();
        } else if (argumentFollows()) {
            if (tokens.isName("is")) {
                throw new SyntaxFault(line, "tests with 'is' cannot follow one another without 'and'");
            }
            arguments = new CallArguments(List.of(postfix(primary())), List.of(), null, null);
        }
        Expression test = new Expression.Test(line, input, name, arguments);
        return negated ? new Expression.Not(line, test) : test;
    }

    private boolean argumentFollows() {
        return switch (tokens.current().kind()) {
            case NAME -> !tokens.isName("else") && !tokens.isName("or") && !tokens.isName("and");
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> tokens.isOperator("[") || tokens.isOperator("{");
            case DATA, BLOCK_BEGIN, BLOCK_END, VARIABLE_BEGIN, VARIABLE_END, END -> false;
        };
    }
}
