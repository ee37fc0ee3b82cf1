package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.BraceFormat;
import dev.inscape.text.chat.jinja.value.Characters;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Methods of texts that return the text in another shape: case, stripping, padding, joining, formatting. */
final class TextShape {

    private TextShape() {
    }

    static void addTo(Map<String, TextMethods.Method> methods) {
        simple(methods, "upper", text -> text.toUpperCase(Locale.ROOT));
        simple(methods, "lower", text -> text.toLowerCase(Locale.ROOT));
        simple(methods, "casefold", text -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        simple(methods, "capitalize", TextCase::capitalized);
        simple(methods, "title", TextCase::titled);
        simple(methods, "swapcase", TextCase::swapped);
        methods.put("strip", (self, arguments, _) -> strip(self, arguments, true, true));
        methods.put("lstrip", (self, arguments, _) -> strip(self, arguments, true, false));
        methods.put("rstrip", (self, arguments, _) -> strip(self, arguments, false, true));
        methods.put("ljust", (self, arguments, library) -> pad(self, arguments, library, "ljust"));
        methods.put("rjust", (self, arguments, library) -> pad(self, arguments, library, "rjust"));
        methods.put("center", (self, arguments, library) -> pad(self, arguments, library, "center"));
        methods.put("zfill", TextShape::zeros);
        methods.put("expandtabs", TextShape::expandTabs);
        methods.put("join", TextShape::join);
        methods.put("format", (self, arguments, library) -> format(self, arguments, library));
        methods.put("format_map", (self, arguments, library) -> {
            if (!(arguments.bind("format_map", 1, "mapping").get("mapping") instanceof Dict dict)) {
                throw new Fault("format_map() takes a mapping");
            }
            var named = new LinkedHashMap<String, Value>();
            dict.entries().forEach(entry -> named.put(PythonText.str(entry.key()), entry.value()));
            return format(self, new Arguments(List.of(), named), library);
        });
    }

    private static void simple(Map<String, TextMethods.Method> methods, String name, UnaryOperator<String> change) {
        methods.put(name, (self, arguments, _) -> {
            arguments.bind(name, 0);
            return self.like(change.apply(self.value()));
        });
    }

    private static Value strip(Text self, Arguments arguments, boolean left, boolean right) {
        ContainerMethods.noneNamed("strip", arguments);
        var set = arguments.bind("strip", 0, "chars").optional("chars");
        IntPredicate goes = set == null ? Characters::isSpace : among(Types.text(set, "strip"));
        var text = self.value();
        int from = 0;
        int to = text.length();
        while (left && from < to && goes.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && to > from && goes.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return self.like(text.substring(from, to));
    }

    private static IntPredicate among(String chars) {
        var set = chars.codePoints().boxed().collect(Collectors.toSet());
        return set::contains;
    }

    private static Value pad(Text self, Arguments arguments, Library library, String name) {
        var bound = arguments.bind(name, 1, "width", "fillchar");
        var fill = bound.text("fillchar", " ");
        if (Characters.length(fill) != 1) {
            throw new Fault(name + "() takes one character to fill with");
        }
        int width = Types.size(bound.get("width"), name);
        library.budget().size(Math.max(0, width));
        int length = Characters.length(self.value());
        int missing = Math.max(0, width - length);
        // CPython's own choice of the side that gets the odd one.
        int left = switch (name) {
            case "ljust" -> 0;
            case "rjust" -> missing;
            default -> missing / 2 + (missing & width & 1);
        };
        return self.like(fill.repeat(left) + self.value() + fill.repeat(missing - left));
    }

    private static Value zeros(Text self, Arguments arguments, Library library) {
        int width = Types.size(arguments.bind("zfill", 1, "width").get("width"), "zfill");
        library.budget().size(Math.max(0, width));
        var text = self.value();
        var zeros = "0".repeat(Math.max(0, width - Characters.length(text)));
        boolean signed = text.startsWith("+") || text.startsWith("-");
        return self.like(signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text);
    }

    private static Value expandTabs(Text self, Arguments arguments, Library library) {
        int size = (int) Math.min(1000, arguments.bind("expandtabs", 0, "tabsize").whole("tabsize", 8));
        var out = new StringBuilder();
        int column = 0;
        for (int point : self.value().codePoints().toArray()) {
            if (point == '\t') {
                int spaces = size <= 0 ? 0 : size - column % size;
                if ((long) out.length() + spaces > library.budget().limits().size()) {
                    library.budget().size((long) out.length() + spaces);
                }
                out.repeat(' ', spaces);
                column += spaces;
            } else {
                out.appendCodePoint(point);
                column = point == '\n' || point == '\r' ? 0 : column + 1;
            }
        }
        library.budget().size(out.length());
        return self.like(out.toString());
    }

    private static Value join(Text self, Arguments arguments, Library library) {
        var out = new StringBuilder();
        boolean first = true;
        for (var item : Iterables.list(arguments.bind("join", 1, "iterable").get("iterable"))) {
            out.append(first ? "" : self.value());
            var text = item instanceof Text each && self.markup() ? each.escaped().value() : Types.text(item, "join");
            library.budget().size(out.length() + (long) text.length());
            out.append(text);
            first = false;
        }
        return self.like(out.toString());
    }

    private static Value format(Text self, Arguments arguments, Library library) {
        return self.like(new BraceFormat(arguments, library::attribute, library::element, library.budget())
                .apply(self.value()));
    }
}
