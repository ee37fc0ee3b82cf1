package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Range;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions that every template sees. */
final class Globals {

    private Globals() {
    }

    static Map<String, Value> of(Library library) {
        var globals = new HashMap<String, Value>();
        add(globals, "range", arguments -> range(arguments, library));
        globals.put("dict", new DictFunction());
        add(globals, "namespace", Globals::namespace);
        add(globals, "joiner", arguments -> new Joiner(arguments.bind("joiner", 0, "sep").or("sep", new Text(", "))));
        add(globals, "cycler", arguments -> new Cycler(arguments.positional()));
        add(globals, "raise_exception", arguments -> {
            throw new Raised(PythonText.str(arguments.bind("raise_exception", 1, "message").get("message")));
        });
        add(globals, "strftime_now", arguments -> new Text(Strftime.format(
                arguments.bind("strftime_now", 1, "format").text("format"), library.now())));
        return globals;
    }

    private static void add(Map<String, Value> globals, String name, Function<Arguments, Value> function) {
        globals.put(name, new BoundMethod(name, function));
    }

    private static Value range(Arguments arguments, Library library) {
        ContainerMethods.noneNamed("range", arguments);
        var bound = arguments.bind("range", 1, "start", "stop", "step");
        long first = Types.whole(bound.get("start"), "range");
        var range = bound.has("stop")
                ? new Range(first, Types.whole(bound.get("stop"), "range"), bound.whole("step", 1))
                : new Range(0, first, 1);
        int most = library.budget().limits().range();
        if (range.length() > most) {
            throw new Fault("a range of " + range.length() + " elements; the limit is " + most);
        }
        return range;
    }

    private static Dict dict(Arguments arguments) {
        var dict = new Dict.Builder();
        if (arguments.positional().size() > 1) {
            throw new Fault("dict() takes at most 1 argument, not " + arguments.positional().size());
        }
        for (var given : arguments.positional()) {
            if (given instanceof Dict other) {
                dict.putAll(other);
                continue;
            }
            for (var pair : Iterables.list(given)) {
                var items = Iterables.list(pair);
                if (items.size() != 2) {
                    throw new Fault("dict() takes pairs, not " + items.size() + " elements");
                }
                dict.put(items.get(0), items.get(1));
            }
        }
        arguments.named().forEach((name, value) -> dict.put(new Text(name), value));
        return dict.build();
    }

    private static Value namespace(Arguments arguments) {
        var namespace = new Namespace();
        dict(arguments).entries().forEach(entry -> namespace.set(PythonText.str(entry.key()), entry.value()));
        return namespace;
    }

    /** {@code dict(…)}, and {@code dict.fromkeys(…)}. */
    private static final class DictFunction implements Callable {

        @Override
        public Value call(Arguments arguments) {
            return dict(arguments);
        }

        @Override
        public String typeName() {
            return "TemplateDict";
        }

        @Override
        public @Nullable Value attribute(String name) {
            return name.equals("fromkeys") ? new BoundMethod(name, ContainerMethods::fromKeys) : null;
        }
    }
}
