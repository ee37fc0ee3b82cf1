package dev.inscape.text.chat.jinja.value;

/** What counts as true. */
public final class Truth {

    private Truth() {
    }

    public static boolean of(Value value) {
        return switch (value) {
            case None _, Undefined _ -> false;
            case Bool bool -> bool.value();
            case Int number -> number.value() != 0;
            case Real number -> number.value() != 0;
            case Text text -> !text.value().isEmpty();
            case Seq seq -> !seq.items().isEmpty();
            case Dict dict -> dict.size() > 0;
            case View view -> !view.items().items().isEmpty();
            case Range range -> range.length() > 0;
            case Lazy _, Opaque _ -> true;
        };
    }
}
