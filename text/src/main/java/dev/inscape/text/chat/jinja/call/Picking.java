package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The elements for which a condition holds; it is asked for each when its turn comes. */
public final class Picking implements Iterator<Value> {

    private final Iterator<Value> items;
    private final Predicate<Value> condition;
    private @Nullable Value ahead;

    public Picking(Iterator<Value> items, Predicate<Value> condition) {
        this.items = items;
        this.condition = condition;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && items.hasNext()) {
            var item = items.next();
            if (condition.test(item)) {
                ahead = item;
            }
        }
        return ahead != null;
    }

    @Override
    public Value next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        var item = ahead;
        ahead = null;
        return item;
    }
}
