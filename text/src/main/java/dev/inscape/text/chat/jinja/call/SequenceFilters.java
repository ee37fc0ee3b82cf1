package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.Lazy;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Filters of whatever has elements: how many, which, together, backwards, in groups of a size. */
final class SequenceFilters {

    private SequenceFilters() {
    }

    static void addTo(Map<String, Filter> filters) {
        filters.put("length", SequenceFilters::length);
        filters.put("count", SequenceFilters::length);
        filters.put("first", (_, arguments) -> {
            var items = Iterables.iterator(arguments.bind("first", 1, "seq").get("seq"));
            return items.hasNext() ? items.next() : new Undefined("No first item, sequence was empty.");
        });
        filters.put("last", (_, arguments) -> {
            var value = arguments.bind("last", 1, "seq").get("seq");
            var items = Iterables.reversed(value);
            if (items == null) {
                throw new Fault("'" + Types.name(value) + "' object is not reversible");
            }
            return items.isEmpty() ? new Undefined("No last item, sequence was empty.") : items.getFirst();
        });
        filters.put("reverse", SequenceFilters::reverse);
        filters.put("join", SequenceFilters::join);
        filters.put("batch", SequenceFilters::batch);
        filters.put("slice", SequenceFilters::slice);
    }

    private static Value length(Library library, Arguments arguments) {
        var value = arguments.bind("len", 1, "obj").get("obj");
        var length = Iterables.length(value);
        if (length == null) {
            throw new Fault("object of type '" + Types.name(value) + "' has no len()");
        }
        return new Int(length);
    }

    private static Value reverse(Library library, Arguments arguments) {
        var value = arguments.bind("reverse", 1, "value").get("value");
        if (value instanceof Text text) {
            return text.like(new StringBuilder(text.value()).reverse().toString());
        }
        var reversed = Iterables.reversed(value);
        if (reversed != null) {
            return new Lazy(reversed.iterator());
        }
        if (!Iterables.isIterable(value)) {
            throw new Fault("argument must be iterable");
        }
        var items = new ArrayList<>(Iterables.list(value));
        Collections.reverse(items);
        return Seq.list(items);
    }

    private static Value join(Library library, Arguments arguments) {
        var bound = arguments.bind("join", 1, "value", "d", "attribute");
        var attribute = Attributes.getter(bound.optional("attribute"), null, library);
        var between = PythonText.str(bound.or("d", Text.EMPTY));
        var out = new StringBuilder();
        boolean first = true;
        var items = Iterables.iterator(bound.get("value"));
        while (items.hasNext()) {
            out.append(first ? "" : between).append(PythonText.str(attribute.apply(items.next())));
            library.budget().step();
            first = false;
            if (out.length() > library.budget().limits().size()) {
                library.budget().size(out.length());
            }
        }
        return new Text(out.toString());
    }

    private static Value batch(Library library, Arguments arguments) {
        var bound = arguments.bind("batch", 2, "value", "linecount", "fill_with");
        var fill = bound.optional("fill_with");
        int size = Types.size(bound.get("linecount"), "batch");
        var batches = new ArrayList<Value>();
        List<Value> batch = new ArrayList<>();
        for (var item : library.elements(bound.get("value"))) {
            if (batch.size() == size) {
                batches.add(Seq.list(batch));
                batch = new ArrayList<>();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            if (fill != null && batch.size() < size) {
                library.budget().elements(size);
                batch.addAll(Collections.nCopies(size - batch.size(), fill));
            }
            batches.add(Seq.list(batch));
        }
        return new Lazy(batches.iterator());
    }

    private static Value slice(Library library, Arguments arguments) {
        var bound = arguments.bind("slice", 2, "value", "slices", "fill_with");
        var fill = bound.optional("fill_with");
        var items = library.elements(bound.get("value"));
        int count = Types.size(bound.get("slices"), "slice");
        if (count == 0) {
            throw new Fault("integer division or modulo by zero");
        }
        library.budget().elements(Math.max(0, count));
        var slices = new ArrayList<Value>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            boolean longer = i < items.size() % count;
            int to = from + items.size() / count + (longer ? 1 : 0);
            var slice = new ArrayList<>(items.subList(from, to));
            if (fill != null && !longer) {
                slice.add(fill);
            }
            slices.add(Seq.list(slice));
            from = to;
        }
        return new Lazy(slices.iterator());
    }
}
