package dev.inscape.text.chat.jinja.value;

/** Python's names of types, and values as what they must be. */
public final class Types {

    private Types() {
    }

    public static String name(Value value) {
        return switch (value) {
            case None _ -> "NoneType";
            case Bool _ -> "bool";
            case Int _ -> "int";
            case Real _ -> "float";
            case Text text -> text.markup() ? "Markup" : "str";
            case Undefined _ -> "Undefined";
            case Seq seq -> seq.isTuple() ? "tuple" : "list";
            case Dict _ -> "dict";
            case View view -> view.kind().pythonName();
            case Range _ -> "range";
            case Lazy _ -> "generator";
            case Opaque opaque -> opaque.typeName();
        };
    }

    /** A text, or a fault that names who asked. */
    public static String text(Value value, String who) {
        return switch (value) {
            case Text text -> text.value();
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault(who + " takes a str here, not a value of type " + name(value));
        };
    }

    /** A whole number, {@code True} and {@code False} too. */
    public static long whole(Value value, String who) {
        return switch (value) {
            case Int number -> number.value();
            case Bool bool -> bool.value() ? 1 : 0;
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault(who + " takes an int here, not a value of type " + name(value));
        };
    }

    /** A whole number that a text, a list or a place can have. */
    public static int size(Value value, String who) {
        return (int) Math.clamp(whole(value, who), Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
    }

    public static boolean isNumber(Value value) {
        return value instanceof Int || value instanceof Real || value instanceof Bool;
    }

    /** A number as a double. */
    public static double real(Value value, String who) {
        return value instanceof Real real ? real.value() : whole(value, who);
    }
}
