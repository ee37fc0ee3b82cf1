package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import java.util.List;

/** Tokens one after the other; what parsers ask about the next one. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(at);
    }

    Token following() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        var token = current();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    int line() {
        return current().line();
    }

    boolean is(Kind kind) {
        return current().kind() == kind;
    }

    boolean isName(String name) {
        return current().isName(name);
    }

    boolean isOperator(String operator) {
        return current().isOperator(operator);
    }

    boolean skipName(String name) {
        boolean there = isName(name);
        if (there) {
            next();
        }
        return there;
    }

    boolean skipOperator(String operator) {
        boolean there = isOperator(operator);
        if (there) {
            next();
        }
        return there;
    }

    Token expect(Kind kind, String description) {
        if (!is(kind)) {
            throw unexpected(description);
        }
        return next();
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw unexpected("'" + name + "'");
        }
    }

    String name() {
        return expect(Kind.NAME, "a name").text();
    }

    SyntaxFault unexpected(String expected) {
        return new SyntaxFault(line(), "expected " + expected + ", found " + current().description());
    }
}
