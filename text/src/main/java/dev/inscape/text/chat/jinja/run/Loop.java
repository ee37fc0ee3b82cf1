package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Equality;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Iterating;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The {@code loop} of a loop's body. It looks ahead only when asked. */
final class Loop implements Callable, Iterating {

    private Iterator<Value> items;
    private @Nullable Long length;
    private final int depth;
    private final @Nullable UnaryOperator<Value> recursion;
    private long index = -1;
    private @Nullable Value before;
    private @Nullable Value current;
    private @Nullable Value after;
    private @Nullable Value changed;

    Loop(Iterator<Value> items, @Nullable Long length, int depth, @Nullable UnaryOperator<Value> recursion) {
        this.items = items;
        this.length = length;
        this.depth = depth;
        this.recursion = recursion;
    }

    boolean hasNext() {
        return after != null || items.hasNext();
    }

    Value advance() {
        var next = after != null ? after : items.next();
        after = null;
        index++;
        before = current;
        current = next;
        return next;
    }

    private @Nullable Value peek() {
        if (after == null && items.hasNext()) {
            after = items.next();
        }
        return after;
    }

    @Override
    public long length() {
        if (length == null) {
            var rest = new ArrayList<Value>();
            items.forEachRemaining(rest::add);
            items = rest.iterator();
            length = index + 1 + rest.size() + (after == null ? 0 : 1);
        }
        return length;
    }

    @Override
    public List<Value> rest() {
        throw new Fault("the loop's own 'loop' cannot be run through");
    }

    @Override
    public @Nullable Value attribute(String name) {
        return switch (name) {
            case "index" -> new Int(index + 1);
            case "index0" -> new Int(index);
            case "revindex" -> new Int(length() - index);
            case "revindex0" -> new Int(length() - index - 1);
            case "first" -> Bool.of(index == 0);
            case "last" -> Bool.of(peek() == null);
            case "length" -> new Int(length());
            case "depth" -> new Int(depth + 1L);
            case "depth0" -> new Int(depth);
            case "previtem" -> before == null ? new Undefined("there is no previous item") : before;
            case "nextitem" -> {
                var next = peek();
                yield next == null ? new Undefined("there is no next item") : next;
            }
            case "cycle" -> new LoopMethod(name, this::cycle);
            case "changed" -> new LoopMethod(name, this::changed);
            default -> null;
        };
    }

    private Value cycle(Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            throw new Fault("no items for cycling given");
        }
        return arguments.positional().get((int) (index % arguments.positional().size()));
    }

    private Value changed(Arguments arguments) {
        var now = Seq.tuple(arguments.positional());
        boolean differs = changed == null || !Equality.equal(changed, now);
        changed = now;
        return Bool.of(differs);
    }

    /** With {@code recursive}: the loop's text over other elements. */
    @Override
    public Value call(Arguments arguments) {
        if (recursion == null) {
            throw new Fault("The loop must have the 'recursive' marker to be called recursively.");
        }
        return recursion.apply(arguments.bind("loop", 1, "iterable").get("iterable"));
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String repr() {
        return "<LoopContext " + (index + 1) + "/" + length() + ">";
    }

    /** A function of the loop. */
    private record LoopMethod(String name, Function<Arguments, Value> function) implements Callable {

        @Override
        public Value call(Arguments arguments) {
            return function.apply(arguments);
        }

        @Override
        public String typeName() {
            return "method";
        }
    }
}
