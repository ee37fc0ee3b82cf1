package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import dev.inscape.text.chat.jinja.value.Characters;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Real;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The tokens between a tag's begin and its end, which counts only where no bracket is open. */
final class TagLexer {

    /** Possessive where they repeat, so that long numbers do not recurse. */
    private static final Pattern FLOAT = Pattern.compile(
            "D(?:(?:\\.D)?[eE][+-]?D|\\.D)".replace("D", "\\d++(?:_\\d++)*+"));
    private static final Pattern INTEGER = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?\\d)*+|0(?:_?0)*+");
    private static final List<String> OPERATORS = List.of("//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%",
            "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";");

    private final String source;
    private final boolean block;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    private int line;

    TagLexer(String source, int at, int line, boolean block) {
        this.source = source;
        this.at = at;
        this.line = line;
        this.block = block;
        while (!ended()) {
            token();
        }
    }

    List<Token> tokens() {
        return tokens;
    }

    int end() {
        return at;
    }

    int line() {
        return line;
    }

    private boolean ended() {
        if (at >= source.length()) {
            return true;
        }
        int close = open.isEmpty() ? close() : -1;
        if (close < 0) {
            return false;
        }
        tokens.add(new Token(line, block ? Kind.BLOCK_END : Kind.VARIABLE_END, ""));
        advance(close);
        return true;
    }

    private int close() {
        if (block) {
            return Lexer.closeOf(source, at, "%}");
        }
        if (source.startsWith("}}", at)) {
            return at + 2;
        }
        return source.startsWith("-}}", at) ? Lexer.closeOf(source, at, "}}") : -1;
    }

    private void token() {
        int point = source.codePointAt(at);
        if (Characters.isSpace(point)) {
            advance(at + 1);
        } else if (isDigit(point)) {
            number();
        } else if (point == '_' || Character.isUnicodeIdentifierStart(point)) {
            name();
        } else if (point == '\'' || point == '"') {
            string((char) point);
        } else {
            operator();
        }
    }

    private void advance(int to) {
        line += (int) source.substring(at, to).chars().filter(unit -> unit == '\n').count();
        at = to;
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    private void number() {
        var real = FLOAT.matcher(source).region(at, source.length());
        boolean afterPoint = at > 0 && source.charAt(at - 1) == '.';
        if (!afterPoint && real.lookingAt()) {
            var text = real.group();
            tokens.add(new Token(line, Kind.FLOAT, text, new Real(Double.parseDouble(text.replace("_", "")))));
            at = real.end();
            return;
        }
        var whole = INTEGER.matcher(source).region(at, source.length());
        if (!whole.lookingAt()) {
            throw new SyntaxFault(line, "'" + source.charAt(at) + "' begins no number");
        }
        tokens.add(new Token(line, Kind.INTEGER, whole.group(), new Int(whole(whole.group().replace("_", "")))));
        at = whole.end();
    }

    private long whole(String digits) {
        int radix = digits.length() < 2 ? 10 : switch (digits.charAt(1)) {
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        try {
            return Long.parseLong(radix == 10 ? digits : digits.substring(2), radix);
        } catch (NumberFormatException e) {
            throw new SyntaxFault(line, "the number " + digits + " does not fit into 64 bits");
        }
    }

    private void name() {
        int end = at;
        while (end < source.length() && isNamePart(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        tokens.add(new Token(line, Kind.NAME, source.substring(at, end)));
        at = end;
    }

    private static boolean isNamePart(int point) {
        return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw new SyntaxFault(line,
                    "a string is not closed: " + source.substring(at, Math.min(source.length(), at + 20)));
        }
        tokens.add(new Token(line, Kind.STRING, Escapes.unescape(source.substring(at + 1, end), line)));
        advance(end + 1);
    }

    private void operator() {
        var found = OPERATORS.stream().filter(each -> source.startsWith(each, at)).findFirst().orElseThrow(
                () -> new SyntaxFault(line,
                        "unexpected character '" + Character.toString(source.codePointAt(at)) + "'"));
        switch (found) {
            case "(" -> open.push(")");
            case "[" -> open.push("]");
            case "{" -> open.push("}");
            case ")", "]", "}" -> {
                if (open.isEmpty() || !open.pop().equals(found)) {
                    throw new SyntaxFault(line, "unexpected '" + found + "'");
                }
            }
            default -> {
            }
        }
        tokens.add(new Token(line, Kind.OPERATOR, found));
        at += found.length();
    }
}
