package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.Lazy;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Truth;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** {@code map}, {@code select}, {@code reject} and their like: generators, which work only when they are run through. */
final class SelectionFilters {

    private SelectionFilters() {
    }

    static void addTo(Map<String, Filter> filters) {
        filters.put("map", (library, arguments) -> lazy("map", library, arguments, value -> {
            var change = mapping(library, arguments.from(1));
            return new Turning(Iterables.iterator(value), change);
        }));
        for (var name : new String[]{"select", "reject", "selectattr", "rejectattr"}) {
            boolean attribute = name.endsWith("attr");
            boolean wanted = name.startsWith("select");
            filters.put(name, (library, arguments) -> lazy(name, library, arguments, value -> {
                var condition = condition(library, arguments.from(1), attribute);
                return new Picking(Iterables.iterator(value), item -> condition.test(item) == wanted);
            }));
        }
    }

    private interface Start {
        Iterator<Value> over(Value value);
    }

    private static Value lazy(String name, Library library, Arguments arguments, Start start) {
        if (arguments.positional().isEmpty()) {
            throw new Fault(name + "() is missing its argument 'value'");
        }
        var value = arguments.positional().getFirst();
        return new Lazy(
                new Late(library.budget(), () -> Truth.of(value) ? start.over(value) : Collections.emptyIterator()));
    }

    private static UnaryOperator<Value> mapping(Library library, Arguments arguments) {
        if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
            var bound = new Arguments(arguments.positional(), arguments.named()).bind("map", 0, "attribute", "default");
            return Attributes.getter(bound.optional("attribute"), bound.optional("default"), library);
        }
        if (arguments.positional().isEmpty()) {
            throw new Fault("map requires a filter argument");
        }
        var name = Types.text(arguments.positional().getFirst(), "map");
        var rest = arguments.from(1);
        return item -> library.filter(name, rest.after(item));
    }

    private static Predicate<Value> condition(Library library, Arguments arguments, boolean attribute) {
        if (attribute && arguments.positional().isEmpty()) {
            throw new Fault("Missing parameter for attribute name");
        }
        UnaryOperator<Value> getter = item -> item;
        var rest = arguments;
        if (attribute) {
            var name = arguments.positional().getFirst();
            getter = Attributes.getter(name == None.NONE ? null : name, null, library);
            rest = arguments.from(1);
        }
        var get = getter;
        if (rest.positional().isEmpty()) {
            return item -> Truth.of(get.apply(item));
        }
        var test = Types.text(rest.positional().getFirst(), "select");
        var others = rest.from(1);
        return item -> library.test(test, others.after(get.apply(item)));
    }

    private record Turning(Iterator<Value> items, UnaryOperator<Value> change) implements Iterator<Value> {

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public Value next() {
            return change.apply(items.next());
        }
    }
}
