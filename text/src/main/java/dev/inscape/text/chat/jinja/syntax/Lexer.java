package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.text.chat.jinja.syntax.Token.Kind;
import dev.inscape.text.chat.jinja.value.Characters;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens; text outside of tags is trimmed here. What a sign at a tag does: {@code -} takes all white
 * space on that side, {@code +} keeps it; without one, a block or comment takes the white space before it on its line and one
 * line end after it.
 */
final class Lexer {

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean lineStarts = true;

    private Lexer(String text) {
        var unified = text.replace("\r\n", "\n").replace('\r', '\n');
        source = unified.endsWith("\n") ? unified.substring(0, unified.length() - 1) : unified;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < source.length()) {
            int tag = nextTag();
            if (tag < 0) {
                data(source.substring(at), at, source.length());
                break;
            }
            char kind = source.charAt(tag + 1);
            int rawEnd = kind == '%' ? rawBegin(tag) : -1;
            char sign = sign(tag + 2);
            data(stripped(source.substring(at, tag), sign, kind != '{'), at, tag);
            at = tag + 2 + (sign == 0 ? 0 : 1);
            if (rawEnd >= 0) {
                advance(tag, rawEnd);
                raw();
            } else if (kind == '#') {
                comment();
            } else {
                var begin = kind == '%' ? Kind.BLOCK_BEGIN : Kind.VARIABLE_BEGIN;
                tokens.add(new Token(line, begin, source.substring(tag, at)));
                var tagLexer = new TagLexer(source, at, line, kind == '%');
                tokens.addAll(tagLexer.tokens());
                int from = at;
                at = tagLexer.end();
                line = tagLexer.line();
                lineStarts = source.charAt(at - 1) == '\n' && at > from;
            }
        }
        tokens.add(new Token(line, Kind.END, ""));
    }

    private int nextTag() {
        for (int i = source.indexOf('{', at); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            if ("%{#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private char sign(int index) {
        char unit = index < source.length() ? source.charAt(index) : 0;
        return unit == '-' || unit == '+' ? unit : 0;
    }

    private String stripped(String text, char sign, boolean stripsLine) {
        if (sign == '-') {
            return trimmedEnd(text);
        }
        if (sign == '+' || !stripsLine) {
            return text;
        }
        int lineStart = text.lastIndexOf('\n') + 1;
        boolean blank = text.codePoints().skip(text.codePointCount(0, lineStart)).allMatch(Characters::isSpace);
        return blank && (lineStart > 0 || lineStarts) ? text.substring(0, lineStart) : text;
    }

    private static String trimmedEnd(String text) {
        int end = text.length();
        while (end > 0 && Characters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private void data(String text, int from, int to) {
        if (!text.isEmpty()) {
            tokens.add(new Token(line, Kind.DATA, text));
        }
        advance(from, to);
    }

    private void advance(int from, int to) {
        line += (int) source.substring(from, to).chars().filter(unit -> unit == '\n').count();
        at = to;
    }

    /** Where the tag {@code {% raw %}} that begins here ends, or -1 where it is another. */
    private int rawBegin(int tag) {
        int i = word(tag + 2 + (sign(tag + 2) == 0 ? 0 : 1), "raw");
        if (i < 0) {
            return -1;
        }
        if (source.startsWith("-%}", i)) {
            return spaces(i + 3);
        }
        return source.startsWith("%}", i) ? i + 2 : -1;
    }

    private int word(int from, String word) {
        int start = spaces(from);
        return source.startsWith(word, start) ? spaces(start + word.length()) : -1;
    }

    private int spaces(int from) {
        int i = from;
        while (i < source.length() && Characters.isSpace(source.charAt(i))) {
            i++;
        }
        return i;
    }

    private void raw() {
        lineStarts = source.charAt(at - 1) == '\n';
        for (int tag = source.indexOf("{%", at); tag >= 0; tag = source.indexOf("{%", tag + 1)) {
            char sign = sign(tag + 2);
            int end = word(tag + 2 + (sign == 0 ? 0 : 1), "endraw");
            int close = end < 0 ? -1 : close(end, "%}");
            if (close >= 0) {
                data(stripped(source.substring(at, tag), sign, true), at, tag);
                advance(tag, close);
                lineStarts = source.charAt(at - 1) == '\n';
                return;
            }
        }
        throw new SyntaxFault(line, "'raw' is not closed: there is no {% endraw %}");
    }

    private void comment() {
        for (int i = at; i < source.length(); i++) {
            int close = close(i, "#}");
            if (close >= 0) {
                advance(at, close);
                lineStarts = source.charAt(at - 1) == '\n';
                return;
            }
        }
        throw new SyntaxFault(line, "a comment is not closed: there is no #}");
    }

    /** Behind the end mark that stands here with its sign, or -1. */
    private int close(int i, String mark) {
        return closeOf(source, i, mark);
    }

    static int closeOf(String source, int i, String mark) {
        if (source.startsWith(mark, i)) {
            int end = i + mark.length();
            return end < source.length() && source.charAt(end) == '\n' ? end + 1 : end;
        }
        char sign = i < source.length() ? source.charAt(i) : 0;
        if (sign != '-' && sign != '+' || !source.startsWith(mark, i + 1)) {
            return -1;
        }
        int end = i + 1 + mark.length();
        while (sign == '-' && end < source.length() && Characters.isSpace(source.charAt(end))) {
            end++;
        }
        return end;
    }
}
