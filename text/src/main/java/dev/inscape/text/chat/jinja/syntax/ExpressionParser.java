package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Expression.CallArguments;
import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.None;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by precedence, loosest first: {@code if else}, {@code or}, {@code and}, {@code not}, comparisons; the rest is {@link TermParser}'s. */
final class ExpressionParser {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final int DEEPEST = 200;

    private final TokenReader tokens;
    private final TermParser terms;
    private final Deque<Set<String>> watched = new ArrayDeque<>();
    private int depth;

    ExpressionParser(TokenReader tokens) {
        this.tokens = tokens;
        this.terms = new TermParser(tokens, this);
    }

    /** Notes from here on which of a macro's special names are read. */
    void watch() {
        watched.push(new HashSet<>());
    }

    /** What was noted since the last {@link #watch}, which ends. */
    Set<String> seen() {
        return watched.pop();
    }

    void read(String name) {
        if (name.equals("caller") || name.equals("varargs") || name.equals("kwargs")) {
            watched.forEach(names -> names.add(name));
        }
    }

    Expression expression() {
        enter();
        int line = tokens.line();
        var value = or();
        while (tokens.skipName("if")) {
            var test = or();
            var otherwise = tokens.skipName("else") ? expression() : null;
            value = new Expression.Conditional(line, test, value, otherwise);
        }
        depth--;
        return value;
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new SyntaxFault(tokens.line(), "expressions are nested more than " + DEEPEST + " deep");
        }
    }

    /** One expression, or several with commas between them. */
    Expression tuple(boolean conditional) {
        return tuple(conditional, false, "");
    }

    Expression loopIterable() {
        return tuple(false, false, "recursive");
    }

    Expression tuple(boolean conditional, boolean parenthesized, String end) {
        int line = tokens.line();
        var items = new ArrayList<Expression>();
        boolean commas = false;
        while (!tupleEnds(end)) {
            items.add(conditional ? expression() : or());
            if (!tokens.skipOperator(",")) {
                break;
            }
            commas = true;
        }
        if (commas || items.isEmpty() && parenthesized) {
            return new Expression.TupleLiteral(line, items);
        }
        if (items.isEmpty()) {
            throw tokens.unexpected("an expression");
        }
        return items.getFirst();
    }

    private boolean tupleEnds(String end) {
        return tokens.is(Kind.VARIABLE_END) || tokens.is(Kind.BLOCK_END) || tokens.isOperator(")")
                || !end.isEmpty() && tokens.isName(end);
    }

    private Expression or() {
        int line = tokens.line();
        var left = and();
        while (tokens.skipName("or")) {
            left = new Expression.Or(line, left, and());
        }
        return left;
    }

    private Expression and() {
        int line = tokens.line();
        var left = not();
        while (tokens.skipName("and")) {
            left = new Expression.And(line, left, not());
        }
        return left;
    }

    private Expression not() {
        int line = tokens.line();
        int negations = 0;
        while (tokens.skipName("not")) {
            negations++;
        }
        var operand = comparison();
        for (int i = 0; i < Math.min(negations, 2 + negations % 2); i++) {
            operand = new Expression.Not(line, operand);
        }
        return operand;
    }

    private Expression comparison() {
        int line = tokens.line();
        var first = terms.sum();
        var others = new ArrayList<Expression.Comparand>();
        while (true) {
            var token = tokens.current();
            if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
                tokens.next();
                others.add(new Expression.Comparand(token.text(), terms.sum()));
            } else if (tokens.skipName("in")) {
                others.add(new Expression.Comparand("in", terms.sum()));
            } else if (token.isName("not") && tokens.following().isName("in")) {
                tokens.next();
                tokens.next();
                others.add(new Expression.Comparand("not in", terms.sum()));
            } else {
                return others.isEmpty() ? first : new Expression.Comparison(line, first, others);
            }
        }
    }

    /** {@code | name(…)} as often as it stands there; null in, null out where there is none. */
    @Nullable
    Expression filters(@Nullable Expression input) {
        var filtered = input;
        while (tokens.skipOperator("|")) {
            filtered = filter(filtered);
        }
        return filtered;
    }

    /** {@code name(…) | other(…)}. */
    Expression.Filter filterChain(@Nullable Expression input) {
        var filter = filter(input);
        while (tokens.skipOperator("|")) {
            filter = filter(filter);
        }
        return filter;
    }

    private Expression.Filter filter(@Nullable Expression input) {
        int line = tokens.line();
        var name = dotted();
        return new Expression.Filter(line, input, name, tokens.isOperator("(") ? arguments() : CallArguments.NONE);
    }

    String dotted() {
        var name = new StringBuilder(tokens.name());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.name());
        }
        return name.toString();
    }

    CallArguments arguments() {
        int line = tokens.line();
        tokens.expectOperator("(");
        var positional = new ArrayList<Expression>();
        var named = new ArrayList<Expression.Named>();
        Expression more = null;
        Expression moreNamed = null;
        boolean first = true;
        while (!tokens.isOperator(")")) {
            if (!first) {
                tokens.expectOperator(",");
                if (tokens.isOperator(")")) {
                    break;
                }
            }
            first = false;
            boolean naming = tokens.is(Kind.NAME) && tokens.following().isOperator("=");
            boolean fits;
            if (tokens.skipOperator("*")) {
                fits = more == null && moreNamed == null;
                more = expression();
            } else if (tokens.skipOperator("**")) {
                fits = moreNamed == null;
                moreNamed = expression();
            } else if (naming) {
                fits = moreNamed == null;
                var name = tokens.name();
                tokens.next();
                named.add(new Expression.Named(name, expression()));
            } else {
                fits = more == null && moreNamed == null && named.isEmpty();
                positional.add(expression());
            }
            if (!fits) {
                throw new SyntaxFault(line, "the arguments of a call are in a wrong order");
            }
        }
        tokens.next();
        return new CallArguments(positional, named, more, moreNamed);
    }

    /** {@code a}, {@code a, b}, {@code (a, b)}, and {@code namespace.a} where that may be. */
    Target target(boolean members) {
        var targets = new ArrayList<Target>();
        boolean commas = false;
        while (targets.isEmpty() || !tupleEnds("in") && !tokens.isOperator("=")) {
            targets.add(oneTarget(members));
            if (!tokens.skipOperator(",")) {
                break;
            }
            commas = true;
        }
        return commas ? new Target.Unpacked(targets) : targets.getFirst();
    }

    private Target oneTarget(boolean members) {
        if (tokens.skipOperator("(")) {
            enter();
            var inner = target(false);
            depth--;
            tokens.expectOperator(")");
            return inner;
        }
        int line = tokens.line();
        var name = tokens.name();
        if (members && tokens.skipOperator(".")) {
            return new Target.Member(name, tokens.name());
        }
        if (constant(name, line) != null) {
            throw new SyntaxFault(line, "'" + name + "' cannot be assigned to");
        }
        return new Target.Variable(name);
    }

    static Expression.@Nullable Literal constant(String name, int line) {
        return switch (name) {
            case "true", "True" -> new Expression.Literal(line, Bool.TRUE);
            case "false", "False" -> new Expression.Literal(line, Bool.FALSE);
            case "none", "None" -> new Expression.Literal(line, None.NONE);
            default -> null;
        };
    }
}
