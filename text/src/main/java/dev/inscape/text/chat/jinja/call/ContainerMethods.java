package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Equality;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Range;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Value;
import dev.inscape.text.chat.jinja.value.View;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods of lists, tuples, ranges and dictionaries that change nothing. */
final class ContainerMethods {

    private ContainerMethods() {
    }

    static @Nullable Value of(Seq seq, String name) {
        if (seq.kind() == Seq.Kind.GROUP && (name.equals("grouper") || name.equals("list"))) {
            return seq.items().get(name.equals("grouper") ? 0 : 1);
        }
        return name.equals("copy") && !seq.isTuple() ? plain(name, () -> seq) : searching(seq, name);
    }

    static @Nullable Value of(Range range, String name) {
        return switch (name) {
            case "start" -> new Int(range.start());
            case "stop" -> new Int(range.stop());
            case "step" -> new Int(range.step());
            default -> searching(range, name);
        };
    }

    static @Nullable Value of(Dict dict, String name) {
        return switch (name) {
            case "keys" -> plain(name, () -> new View(View.Kind.KEYS, Seq.list(dict.keys())));
            case "values" -> plain(name, () -> new View(View.Kind.VALUES, Seq.list(dict.values())));
            case "items" -> plain(name, () -> new View(View.Kind.ITEMS, Seq.list(dict.items())));
            case "copy" -> plain(name, () -> dict);
            case "get" -> new BoundMethod(name, arguments -> get(dict, arguments));
            case "fromkeys" -> new BoundMethod(name, ContainerMethods::fromKeys);
            default -> null;
        };
    }

    static Value fromKeys(Arguments arguments) {
        noneNamed("fromkeys", arguments);
        var bound = arguments.bind("fromkeys", 1, "iterable", "value");
        var dict = new Dict.Builder();
        Iterables.list(bound.get("iterable")).forEach(key -> dict.put(key, bound.get("value")));
        return dict.build();
    }

    private static Value get(Dict dict, Arguments arguments) {
        noneNamed("get", arguments);
        var bound = arguments.bind("get", 1, "key", "default");
        var value = dict.get(bound.get("key"));
        return value != null ? value : bound.get("default");
    }

    static void noneNamed(String method, Arguments arguments) {
        if (!arguments.named().isEmpty()) {
            throw new Fault(method + "() takes no keyword arguments");
        }
    }

    private static BoundMethod plain(String name, Supplier<Value> result) {
        return new BoundMethod(name, arguments -> {
            arguments.bind(name, 0);
            return result.get();
        });
    }

    private static @Nullable Value searching(Value container, String name) {
        return switch (name) {
            case "count" -> new BoundMethod(name, arguments -> {
                var wanted = arguments.bind(name, 1, "value").get("value");
                return new Int(Iterables.list(container).stream().filter(each -> Equality.equal(each, wanted)).count());
            });
            case "index" -> new BoundMethod(name, arguments -> index(container, arguments));
            default -> null;
        };
    }

    private static Value index(Value container, Arguments arguments) {
        var bound = arguments.bind("index", 1, "value", "start", "stop");
        var items = Iterables.list(container);
        long from = place(bound.or("start", new Int(0)), items.size());
        long to = Math.min(items.size(), place(bound.or("stop", new Int(items.size())), items.size()));
        for (long i = from; i < to; i++) {
            if (Equality.equal(items.get((int) i), bound.get("value"))) {
                return new Int(i);
            }
        }
        throw new Fault(PythonText.repr(bound.get("value")) + " is not in " + Types.name(container));
    }

    private static long place(Value value, int length) {
        long index = value == None.NONE ? 0 : Types.whole(value, "index");
        return Math.max(0, index < 0 ? index + length : index);
    }
}
