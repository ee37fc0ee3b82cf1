package dev.inscape.text.chat.jinja.value;

/** What is left of the {@link Limits} of one rendering. */
public final class Budget {

    private final Limits limits;
    private long steps;
    private int depth;

    public Budget(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    public void step() {
        take(1);
    }

    /** For so many characters or elements that are about to be made. */
    public void size(long size) {
        if (size > limits.size()) {
            throw new Fault("a text or a list of " + size + " elements; the limit is " + limits.size());
        }
        take(size / 64);
    }

    public void enter() {
        if (++depth > limits.depth()) {
            throw new Fault("expressions and calls are nested more than " + limits.depth() + " deep");
        }
    }

    public void leave() {
        depth--;
    }

    private void take(long count) {
        steps += count;
        if (steps > limits.steps()) {
            throw new Fault("the template takes more than " + limits.steps() + " steps; does it end?");
        }
    }
}
