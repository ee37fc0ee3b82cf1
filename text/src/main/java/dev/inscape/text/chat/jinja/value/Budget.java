package dev.inscape.text.chat.jinja.value;

/** What is left of the {@link Limits} of one rendering. */
public final class Budget {

    private static final int STEPS_OF_AN_ELEMENT = 4;

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

    /** For as many elements that are about to be made. */
    public void elements(long count) {
        size(count);
        take(count * STEPS_OF_AN_ELEMENT);
    }

    /** For walking over a value: comparing, printing, copying it. */
    public void walk(Value value) {
        switch (value) {
            case Text _, Seq _, Dict _, View _, Range _ -> take(Nesting.weight(value));
            case None _, Bool _, Int _, Real _, Undefined _, Lazy _, Opaque _ -> {
            }
        }
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
