package dev.inscape.text.chat.jinja.syntax;

import java.util.Locale;

/** The escapes of Python's string literals. */
final class Escapes {

    private final String text;
    private final int line;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Escapes(String text, int line) {
        this.text = text;
        this.line = line;
    }

    static String unescape(String text, int line) {
        return text.indexOf('\\') < 0 ? text : new Escapes(text, line).run();
    }

    private String run() {
        while (at < text.length()) {
            char unit = text.charAt(at++);
            if (unit == '\\') {
                escape();
            } else {
                out.append(unit);
            }
        }
        return out.toString();
    }

    private void escape() {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        switch (point) {
            case '\n' -> {
            }
            case '\\', '\'', '"' -> out.appendCodePoint(point);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case 'N' -> named();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(point - '0');
            default -> other(point);
        }
    }

    private void hex(int digits) {
        var code = at + digits <= text.length() ? text.substring(at, at + digits) : "";
        if (!code.matches("[0-9a-fA-F]{" + digits + "}")
                || !Character.isValidCodePoint(Integer.parseUnsignedInt(code, 16))) {
            throw new SyntaxFault(line, "a string has an escape that is cut short, or no character: \\"
                    + text.substring(at - 1, Math.min(text.length(), at + digits)));
        }
        out.appendCodePoint(Integer.parseUnsignedInt(code, 16));
        at += digits;
    }

    private void named() {
        int close = text.indexOf('}', at);
        try {
            out.appendCodePoint(Character.codePointOf(text.substring(at + 1, Math.max(at + 1, close))));
        } catch (IllegalArgumentException e) {
            throw new SyntaxFault(line, "a string names no known character after \\N");
        }
        at = close + 1;
    }

    private void octal(int first) {
        int code = first;
        for (int i = 0; i < 2 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
            code = code * 8 + text.charAt(at++) - '0';
        }
        out.appendCodePoint(code);
    }

    /** Jinja writes characters beyond ASCII as escapes before it reads them, so that a backslash before one shows. */
    private void other(int point) {
        out.append('\\');
        if (point < 0x80) {
            out.appendCodePoint(point);
        } else {
            out.append(
                    String.format(Locale.ROOT, point < 0x100 ? "x%02x" : point < 0x10000 ? "u%04x" : "U%08x", point));
        }
    }
}
