package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Budget;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Value;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that a template can call, for one rendering. */
public final class Library {

    private static final Map<String, Filter> FILTERS = filters();
    private static final Map<String, Test> TESTS = Tests.table();

    private final Budget budget;
    private final LocalDateTime now;

    /** With what the rendering may take, and the time that {@code strftime_now} tells. */
    public Library(Budget budget, LocalDateTime now) {
        this.budget = budget;
        this.now = now;
    }

    private static Map<String, Filter> filters() {
        var filters = new HashMap<String, Filter>();
        ConversionFilters.addTo(filters);
        TextFilters.addTo(filters);
        NumberFilters.addTo(filters);
        SequenceFilters.addTo(filters);
        SelectionFilters.addTo(filters);
        OrderFilters.addTo(filters);
        return Map.copyOf(filters);
    }

    public Budget budget() {
        return budget;
    }

    LocalDateTime now() {
        return now;
    }

    static boolean hasFilter(String name) {
        return FILTERS.containsKey(name);
    }

    static boolean hasTest(String name) {
        return TESTS.containsKey(name);
    }

    public Value filter(String name, Arguments arguments) {
        var filter = FILTERS.get(name);
        if (filter == null) {
            throw new Fault("there is no filter '" + name + "' here");
        }
        charge(arguments);
        return charged(filter.apply(this, arguments));
    }

    public boolean test(String name, Arguments arguments) {
        var test = TESTS.get(name);
        if (test == null) {
            throw new Fault("there is no test '" + name + "' here");
        }
        charge(arguments);
        return test.holds(this, arguments);
    }

    /** {@code owner.name}: a method or attribute before an entry. */
    public Value attribute(Value owner, String name) {
        return Access.attribute(owner, name, this);
    }

    /** {@code owner[index]}: an entry before a method or attribute. */
    public Value element(Value owner, Value index) {
        return Access.element(owner, index, this);
    }

    /** The functions that every template sees. */
    public Map<String, Value> globals() {
        return Globals.of(this);
    }

    /** Long arguments take long. */
    public void charge(Arguments arguments) {
        budget.step();
        for (var value : arguments.positional()) {
            if (value instanceof Text text) {
                budget.size(text.value().length());
            } else {
                budget.walk(value);
            }
        }
        arguments.named().values().forEach(budget::walk);
    }

    /** So does what comes out. */
    public Value charged(Value result) {
        budget.walk(result);
        return result;
    }

    /** The elements of a value, for those who need them all at once. */
    public List<Value> elements(Value value) {
        budget.walk(value);
        return Iterables.list(value);
    }
}
