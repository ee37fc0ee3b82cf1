package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Arithmetic;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Equality;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.Lazy;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Ordering;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Filters that compare elements: sorting, grouping, the smallest, the largest, each once, the sum. */
final class OrderFilters {

    private OrderFilters() {
    }

    static void addTo(Map<String, Filter> filters) {
        filters.put("sort", OrderFilters::sort);
        filters.put("dictsort", OrderFilters::dictSort);
        filters.put("groupby", OrderFilters::group);
        filters.put("unique", OrderFilters::unique);
        filters.put("min", (library, arguments) -> extreme("min", library, arguments));
        filters.put("max", (library, arguments) -> extreme("max", library, arguments));
        filters.put("sum", OrderFilters::sum);
    }

    private record Keyed(Value key, Value item) {
    }

    /** Stable, also when reversed: equal elements keep their order. */
    private static List<Value> sorted(List<Value> items, UnaryOperator<Value> key, boolean reverse) {
        var keyed = new ArrayList<Keyed>();
        items.forEach(item -> keyed.add(new Keyed(key.apply(item), item)));
        keyed.sort((a, b) -> reverse ? Ordering.order(b.key(), a.key()) : Ordering.order(a.key(), b.key()));
        return keyed.stream().map(Keyed::item).toList();
    }

    private static Value sort(Library library, Arguments arguments) {
        var bound = arguments.bind("sort", 1, "value", "reverse", "case_sensitive", "attribute");
        boolean cased = bound.flag("case_sensitive");
        var getters = Attributes.getters(bound.optional("attribute"), library);
        return Seq.list(sorted(Iterables.list(bound.get("value")), item -> Seq.list(getters.stream()
                .map(getter -> Attributes.caseless(getter.apply(item), cased)).toList()), bound.flag("reverse")));
    }

    private static Value dictSort(Library library, Arguments arguments) {
        var bound = arguments.bind("dictsort", 1, "value", "case_sensitive", "by", "reverse");
        var by = bound.text("by", "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw new Fault("You can only sort by either \"key\" or \"value\"");
        }
        if (!(bound.get("value") instanceof Dict dict)) {
            throw new Fault("dictsort takes a dict, not a value of type " + Types.name(bound.get("value")));
        }
        int place = by.equals("key") ? 0 : 1;
        boolean cased = bound.flag("case_sensitive");
        return Seq.list(sorted(dict.items(),
                item -> Attributes.caseless(((Seq) item).items().get(place), cased), bound.flag("reverse")));
    }

    private static Value group(Library library, Arguments arguments) {
        var bound = arguments.bind("groupby", 2, "value", "attribute", "default", "case_sensitive");
        boolean cased = bound.flag("case_sensitive");
        var getter = Attributes.getter(bound.optional("attribute"), bound.optional("default"), library);
        UnaryOperator<Value> key = item -> Attributes.caseless(getter.apply(item), cased);
        var groups = new ArrayList<List<Value>>();
        for (var item : sorted(Iterables.list(bound.get("value")), key, false)) {
            var sameKey = !groups.isEmpty() && Equality.equal(key.apply(groups.getLast().getFirst()), key.apply(item));
            if (!sameKey) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(item);
        }
        return Seq.list(
                groups.stream().map(items -> Seq.group(getter.apply(items.getFirst()), Seq.list(items))).toList());
    }

    private static Value unique(Library library, Arguments arguments) {
        var bound = arguments.bind("unique", 1, "value", "case_sensitive", "attribute");
        boolean cased = bound.flag("case_sensitive");
        var getter = Attributes.getter(bound.optional("attribute"), null, library);
        var seen = new Dict.Builder();
        return new Lazy(new Late(library.budget(), () -> new Picking(Iterables.iterator(bound.get("value")),
                item -> seen.add(Attributes.caseless(getter.apply(item), cased), None.NONE))));
    }

    private static Value extreme(String name, Library library, Arguments arguments) {
        var bound = arguments.bind(name, 1, "value", "case_sensitive", "attribute");
        boolean cased = bound.flag("case_sensitive");
        var getter = Attributes.getter(bound.optional("attribute"), null, library);
        Value best = new Undefined("No aggregated item, sequence was empty.");
        Value bestKey = null;
        for (var item : Iterables.list(bound.get("value"))) {
            var key = Attributes.caseless(getter.apply(item), cased);
            if (bestKey == null || Ordering.compare(name.equals("min") ? "<" : ">", key, bestKey)) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }

    private static Value sum(Library library, Arguments arguments) {
        var bound = arguments.bind("sum", 1, "iterable", "attribute", "start");
        var getter = Attributes.getter(bound.optional("attribute"), null, library);
        Value total = bound.or("start", new Int(0));
        if (total instanceof Text) {
            throw new Fault("sum() can't sum strings");
        }
        for (var item : Iterables.list(bound.get("iterable"))) {
            total = Arithmetic.apply("+", total, getter.apply(item), library.budget());
        }
        return total;
    }
}
