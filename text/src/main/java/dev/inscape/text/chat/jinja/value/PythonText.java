package dev.inscape.text.chat.jinja.value;

import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Python's {@code str(…)} and {@code repr(…)}. */
public final class PythonText {

    private static final int DEEPEST = 2 * Nesting.DEEPEST;

    private static final int LONGEST = 1 << 26;

    private PythonText() {
    }

    /** As a value is printed. */
    public static String str(Value value) {
        return switch (value) {
            case Text text -> text.value();
            case Undefined _ -> "";
            default -> repr(value);
        };
    }

    public static String repr(Value value) {
        var text = new StringBuilder();
        append(value, text, 0);
        return text.toString();
    }

    private static void append(Value value, StringBuilder out, int depth) {
        if (depth > DEEPEST) {
            throw new Fault("a value that contains itself cannot be printed");
        }
        requireLength(out);
        switch (value) {
            case None _ -> out.append("None");
            case Bool bool -> out.append(bool.value() ? "True" : "False");
            case Int number -> out.append(number.value());
            case Real number -> out.append(Reals.repr(number.value()));
            case Text text -> out.append(text.markup() ? "Markup(" + quote(text.value()) + ")" : quote(text.value()));
            case Undefined _ -> out.append("Undefined");
            case Seq seq -> {
                boolean tuple = seq.isTuple();
                items(seq.items().iterator(), tuple ? "(" : "[", tuple && seq.items().size() == 1
                        ? ",)"
                        : tuple ? ")" : "]", out, depth);
            }
            case Dict dict -> dict(dict, out, depth);
            case View view -> {
                items(view.items().items().iterator(), view.kind().pythonName() + "([", "])", out, depth);
            }
            case Range range -> out.append("range(").append(range.start()).append(", ").append(range.stop())
                    .append(range.step() == 1 ? "" : ", " + range.step()).append(')');
            case Lazy _ -> out.append("<generator object>");
            case Opaque opaque -> out.append(opaque.repr());
        }
    }

    /** What functions of the interpreter hold is not among what values weigh. */
    static void requireLength(StringBuilder out) {
        if (out.length() > LONGEST) {
            throw new Fault("a value is too long to be printed: more than " + LONGEST + " characters");
        }
    }

    private static void items(Iterator<Value> items, String open, String close, StringBuilder out, int depth) {
        out.append(open);
        while (items.hasNext()) {
            append(items.next(), out, depth + 1);
            out.append(items.hasNext() ? ", " : "");
        }
        out.append(close);
    }

    private static void dict(Dict dict, StringBuilder out, int depth) {
        out.append('{');
        var separator = "";
        for (var entry : dict.entries()) {
            out.append(separator);
            append(entry.key(), out, depth + 1);
            out.append(": ");
            append(entry.value(), out, depth + 1);
            separator = ", ";
        }
        out.append('}');
    }

    /** A text in Python's quotes: single ones unless it has them and no double ones. */
    public static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        return text.codePoints().mapToObj(point -> quoted(point, quote))
                .collect(Collectors.joining("", String.valueOf(quote), String.valueOf(quote)));
    }

    private static String quoted(int point, char quote) {
        return switch (point) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (point == quote) {
                    yield "\\" + quote;
                }
                yield point >= ' ' && point < 0x7f || point > 0x7f && Characters.isPrintable(point)
                        ? Character.toString(point)
                        : escape(point);
            }
        };
    }

    private static String escape(int point) {
        return point < 0x100
                ? String.format(Locale.ROOT, "\\x%02x", point)
                : point < 0x10000
                        ? String.format(Locale.ROOT, "\\u%04x", point)
                        : String.format(Locale.ROOT, "\\U%08x", point);
    }
}
