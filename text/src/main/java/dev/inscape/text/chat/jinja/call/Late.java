package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Budget;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins only when it is asked for its first element; one that runs over another that runs over another counts as nested. */
final class Late implements Iterator<Value> {

    private final Budget budget;
    private final Supplier<Iterator<Value>> start;
    private @Nullable Iterator<Value> items;

    Late(Budget budget, Supplier<Iterator<Value>> start) {
        this.budget = budget;
        this.start = start;
    }

    private Iterator<Value> items() {
        if (items == null) {
            items = start.get();
        }
        return items;
    }

    @Override
    public boolean hasNext() {
        budget.enter();
        try {
            return items().hasNext();
        } finally {
            budget.leave();
        }
    }

    @Override
    public Value next() {
        budget.enter();
        try {
            return items().next();
        } finally {
            budget.leave();
        }
    }
}
