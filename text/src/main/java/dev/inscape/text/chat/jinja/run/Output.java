package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.value.Budget;
import dev.inscape.text.chat.jinja.value.Fault;

/** Where text goes: to the result, or to the block that captures it. */
final class Output {

    private final Budget budget;
    private final StringBuilder result = new StringBuilder();
    private StringBuilder current = result;

    Output(Budget budget) {
        this.budget = budget;
    }

    void write(String text) {
        budget.size(text.length());
        long length = (long) current.length() + text.length();
        if (length > budget.limits().size()) {
            throw new Fault("more than " + budget.limits().size() + " characters are written; does the template end?");
        }
        current.append(text);
    }

    /** What is written meanwhile, and goes nowhere else. */
    String capture(Runnable body) {
        var outer = current;
        var captured = new StringBuilder();
        current = captured;
        body.run();
        current = outer;
        return captured.toString();
    }

    /** The length of the result so far, in UTF-16 units. */
    int length() {
        return result.length();
    }

    String result() {
        return result.toString();
    }
}
