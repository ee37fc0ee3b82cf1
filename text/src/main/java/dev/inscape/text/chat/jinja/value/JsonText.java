package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code json.dumps}.
 *
 * @param ascii         whether characters beyond ASCII are escaped
 * @param indent        what a level is indented by; null writes all on one line
 * @param itemSeparator what stands between two elements
 * @param keySeparator  what stands between key and value
 * @param sorted        whether keys are sorted
 */
public record JsonText(boolean ascii, @Nullable String indent, String itemSeparator, String keySeparator,
        boolean sorted) {

    public String write(Value value) {
        var out = new StringBuilder();
        append(value, out, 0);
        return out.toString();
    }

    private void append(Value value, StringBuilder out, int depth) {
        PythonText.requireLength(out);
        switch (value) {
            case None _ -> out.append("null");
            case Bool bool -> out.append(bool.value());
            case Int number -> out.append(number.value());
            case Real number -> out.append(real(number.value()));
            case Text text -> string(text.value(), out);
            case Seq seq -> sequence(seq, out, depth);
            case Dict dict -> dict(dict, out, depth);
            case Undefined _, View _, Range _, Lazy _, Opaque _ -> throw new Fault(
                    "Object of type " + Types.name(value) + " is not JSON serializable");
        }
    }

    private void sequence(Seq seq, StringBuilder out, int depth) {
        if (seq.items().isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        boolean first = true;
        for (var item : seq.items()) {
            out.append(first ? "" : itemSeparator);
            line(out, depth + 1);
            append(item, out, depth + 1);
            first = false;
        }
        line(out, depth);
        out.append(']');
    }

    private void dict(Dict dict, StringBuilder out, int depth) {
        if (dict.size() == 0) {
            out.append("{}");
            return;
        }
        out.append('{');
        boolean first = true;
        for (var entry : entries(dict)) {
            out.append(first ? "" : itemSeparator);
            line(out, depth + 1);
            string(key(entry.key()), out);
            out.append(keySeparator);
            append(entry.value(), out, depth + 1);
            first = false;
        }
        line(out, depth);
        out.append('}');
    }

    private Collection<Dict.Entry> entries(Dict dict) {
        if (!sorted) {
            return dict.entries();
        }
        var entries = new ArrayList<>(dict.entries());
        entries.sort((a, b) -> Ordering.order(a.key(), b.key()));
        return entries;
    }

    private void line(StringBuilder out, int depth) {
        if (indent != null) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private static String key(Value key) {
        return switch (key) {
            case Text text -> text.value();
            case None _ -> "null";
            case Bool bool -> String.valueOf(bool.value());
            case Int number -> String.valueOf(number.value());
            case Real number -> real(number.value());
            default -> throw new Fault("keys must be str, int, float, bool or None, not " + Types.name(key));
        };
    }

    private static String real(double value) {
        return Double.isNaN(value)
                ? "NaN"
                : Double.isInfinite(value)
                        ? value > 0 ? "Infinity" : "-Infinity"
                        : Reals.repr(value);
    }

    private void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (unit < ' ' || ascii && unit > '~') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }
}
