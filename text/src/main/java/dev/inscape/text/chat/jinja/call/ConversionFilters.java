package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.JsonText;
import dev.inscape.text.chat.jinja.value.Lazy;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Truth;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Filters that turn a value into one of another kind. */
final class ConversionFilters {

    private ConversionFilters() {
    }

    static void addTo(Map<String, Filter> filters) {
        filters.put("default", ConversionFilters::otherwise);
        filters.put("d", ConversionFilters::otherwise);
        filters.put("string", (_, arguments) -> text(arguments.bind("string", 1, "value").get("value")));
        filters.put("list",
                (_, arguments) -> Seq.list(Iterables.list(arguments.bind("list", 1, "value").get("value"))));
        filters.put("items", ConversionFilters::items);
        filters.put("tojson", ConversionFilters::json);
        filters.put("safe", (_, arguments) -> new Text(
                PythonText.str(arguments.bind("safe", 1, "value").get("value")), true));
        filters.put("escape", (_, arguments) -> text(arguments.bind("escape", 1, "value").get("value")).escaped());
        filters.put("e", (_, arguments) -> text(arguments.bind("e", 1, "value").get("value")).escaped());
        filters.put("forceescape", (_, arguments) -> new Text(
                PythonText.str(arguments.bind("forceescape", 1, "value").get("value"))).escaped());
        filters.put("urlencode",
                (_, arguments) -> UrlText.encode(arguments.bind("urlencode", 1, "value").get("value")));
        filters.put("attr", ConversionFilters::attribute);
    }

    /** As it prints; markup stays markup. */
    static Text text(Value value) {
        return value instanceof Text text ? text : new Text(PythonText.str(value));
    }

    private static Value otherwise(Library library, Arguments arguments) {
        var bound = arguments.bind("default", 1, "value", "default_value", "boolean");
        var value = bound.get("value");
        boolean replaced = value instanceof Undefined || bound.flag("boolean") && !Truth.of(value);
        return replaced ? bound.or("default_value", Text.EMPTY) : value;
    }

    private static Value items(Library library, Arguments arguments) {
        var value = arguments.bind("items", 1, "value").get("value");
        return switch (value) {
            case Undefined _ -> new Lazy(Collections.emptyIterator());
            case Dict dict -> new Lazy(dict.items().iterator());
            default -> new Lazy(new LazyFault("Can only get item pairs from a mapping."));
        };
    }

    private static Value attribute(Library library, Arguments arguments) {
        var bound = arguments.bind("attr", 2, "obj", "name");
        var owner = bound.get("obj");
        var found = Access.attributeOrNull(owner, bound.text("name"), library);
        return found != null ? found : Undefined.element(owner, bound.get("name"));
    }

    /** As transformers replaces Jinja's own: no escapes for HTML, and the arguments of {@code json.dumps}. */
    private static Value json(Library library, Arguments arguments) {
        var bound = arguments.bind("tojson", 1, "x", "ensure_ascii", "indent", "separators", "sort_keys");
        var level = bound.optional("indent");
        var indent = level == null
                ? null
                : level instanceof Text text
                        ? text.value()
                        : " ".repeat(Math.clamp(Types.whole(level, "tojson"), 0, 1000));
        List<Value> separators = List.of(new Text(indent == null ? ", " : ","), new Text(": "));
        var own = bound.optional("separators");
        if (own != null) {
            separators = Iterables.list(own);
            if (separators.size() != 2) {
                throw new Fault("tojson takes two separators, not " + separators.size());
            }
        }
        var text = new JsonText(bound.flag("ensure_ascii"), indent, Types.text(separators.get(0), "tojson"),
                Types.text(separators.get(1), "tojson"), bound.flag("sort_keys")).write(bound.get("x"));
        library.budget().size(text.length());
        return new Text(text);
    }

    /** A generator that fails when it is run through. */
    private record LazyFault(String message) implements Iterator<Value> {

        @Override
        public boolean hasNext() {
            throw new Fault(message);
        }

        @Override
        public Value next() {
            throw new Fault(message);
        }
    }
}
