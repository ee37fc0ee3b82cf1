package dev.inscape.text.chat.jinja.value;

/**
 * A name or an element that is not there. It prints as nothing, is false and empty, and equals its like; everything else
 * with it fails with the message that it carries.
 */
public record Undefined(String message) implements Value {

    public static Undefined name(String name) {
        return new Undefined(PythonText.quote(name) + " is undefined");
    }

    /** What {@code owner.name} or {@code owner[name]} is where there is none. */
    public static Undefined element(Value owner, Value name) {
        var type = owner == None.NONE ? "None" : Types.name(owner) + " object";
        return name instanceof Text text
                ? new Undefined("'" + type + "' has no attribute " + PythonText.quote(text.value()))
                : new Undefined(type + " has no element " + PythonText.repr(name));
    }

    /** An attribute that exists in Python and that the sandbox keeps from templates. */
    public static Undefined unsafe(Value owner, String name) {
        return new Undefined("access to attribute " + PythonText.quote(name) + " of '" + Types.name(owner)
                + "' object is unsafe.");
    }

    public Fault fault() {
        return new Fault(message);
    }
}
