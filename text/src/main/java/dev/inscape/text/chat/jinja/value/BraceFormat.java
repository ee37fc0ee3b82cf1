package dev.inscape.text.chat.jinja.value;

import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code "{0.name!r:>8}".format(…)}. */
public final class BraceFormat {

    private static final Pattern SPEC = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>^=]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\\d+)?"
                    + "(?<grouping>[,_])?(?:\\.(?<precision>\\d+))?(?<type>[a-zA-Z%])?",
            Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[([^\\]]+)\\]");

    private final Arguments arguments;
    private final BiFunction<Value, String, Value> attribute;
    private final BiFunction<Value, Value, Value> element;
    private final Budget budget;
    private int automatic;

    /** With the sandbox's way to an attribute and to an element. */
    public BraceFormat(Arguments arguments, BiFunction<Value, String, Value> attribute,
            BiFunction<Value, Value, Value> element, Budget budget) {
        this.arguments = arguments;
        this.attribute = attribute;
        this.element = element;
        this.budget = budget;
    }

    public String apply(String format) {
        return apply(format, 2);
    }

    private String apply(String format, int depth) {
        if (depth == 0) {
            throw new Fault("Max string recursion exceeded");
        }
        var out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char unit = format.charAt(i);
            boolean doubled = i + 1 < format.length() && format.charAt(i + 1) == unit;
            if (unit == '{' && !doubled) {
                int close = closing(format, i);
                out.append(field(format.substring(i + 1, close), depth));
                i = close;
            } else if (unit == '}' && !doubled) {
                throw new Fault("Single '}' encountered in format string");
            } else {
                out.append(unit);
                i += unit == '{' || unit == '}' ? 1 : 0;
            }
        }
        budget.size(out.length());
        return out.toString();
    }

    private static int closing(String format, int open) {
        int depth = 0;
        for (int i = open; i < format.length(); i++) {
            depth += format.charAt(i) == '{' ? 1 : format.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new Fault("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int colon = field.indexOf(':');
        var head = colon < 0 ? field : field.substring(0, colon);
        int mark = head.indexOf('!');
        var value = value(mark < 0 ? head : head.substring(0, mark));
        if (mark >= 0) {
            value = switch (head.substring(mark + 1)) {
                case "r", "a" -> new Text(PythonText.repr(value));
                case "s" -> new Text(PythonText.str(value));
                default -> throw new Fault("unknown conversion in " + PythonText.quote(field));
            };
        }
        return format(value, colon < 0 ? "" : apply(field.substring(colon + 1), depth - 1));
    }

    private Value value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        var value = first(path.substring(0, end));
        var steps = STEP.matcher(path).region(end, path.length());
        while (steps.lookingAt()) {
            var name = steps.group(1);
            if (name != null) {
                value = attribute.apply(value, name);
            } else {
                var key = steps.group(2);
                value = element.apply(value, key.matches("\\d{1,18}") ? new Int(Long.parseLong(key)) : new Text(key));
            }
            steps.region(steps.end(), path.length());
        }
        if (steps.regionStart() != path.length()) {
            throw new Fault("bad format field " + PythonText.quote(path));
        }
        return value;
    }

    private Value first(String name) {
        if (name.isEmpty() || name.matches("\\d{1,9}")) {
            if (name.isEmpty() ? automatic < 0 : automatic > 0) {
                throw new Fault("cannot switch between automatic and manual field numbering");
            }
            int index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
            automatic = name.isEmpty() ? automatic : -1;
            if (index >= arguments.positional().size()) {
                throw new Fault("Replacement index " + index + " out of range for positional args tuple");
            }
            return arguments.positional().get(index);
        }
        var value = arguments.named().get(name);
        if (value == null) {
            throw new Fault("no argument " + PythonText.quote(name) + " to format");
        }
        return value;
    }

    private String format(Value value, String spec) {
        if (spec.isEmpty()) {
            return PythonText.str(value);
        }
        var parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw new Fault("Invalid format specifier " + PythonText.quote(spec));
        }
        var typeName = parts.group("type");
        char type = typeName == null ? ' ' : typeName.charAt(0);
        return switch (value) {
            case Text text when type == 's' || type == ' ' -> number(parts, type, '<').ofText(text.value());
            case Int number when "bdoxXc ".indexOf(type) >= 0 -> whole(parts, type, number.value());
            case Bool bool when "bdoxX".indexOf(type) >= 0 -> whole(parts, type, bool.value() ? 1 : 0);
            case Bool bool when type == ' ' -> whole(parts, type, bool.value() ? 1 : 0);
            case Int _, Real _, Bool _ when "eEfFgG% ".indexOf(type) >= 0 -> number(parts, type, '>')
                    .ofReal(Types.real(value, "format"));
            default -> throw new Fault("format specifier " + PythonText.quote(spec) + " does not suit a value of type "
                    + Types.name(value));
        };
    }

    private String whole(Matcher parts, char type, long value) {
        return type == 'c'
                ? number(parts, type, '<').ofText(Characters.of(value))
                : number(parts, type, '>').ofWhole(value);
    }

    private NumberFormat number(Matcher parts, char type, char usual) {
        var fill = parts.group("fill");
        var align = parts.group("align");
        boolean zero = parts.group("zero") != null;
        var sign = parts.group("sign");
        var grouping = parts.group("grouping");
        int width = size(parts.group("width"), 0);
        int precision = size(parts.group("precision"), -1);
        budget.size((long) width + Math.max(precision, 0));
        return new NumberFormat(fill != null ? fill.codePointAt(0) : zero ? '0' : ' ',
                align != null ? align.charAt(0) : zero ? '=' : usual, sign != null ? sign.charAt(0) : '-',
                parts.group("alternate") != null, width, grouping != null ? grouping : "", precision, type);
    }

    private static int size(@Nullable String digits, int otherwise) {
        if (digits == null) {
            return otherwise;
        }
        return digits.length() > 10 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
    }
}
