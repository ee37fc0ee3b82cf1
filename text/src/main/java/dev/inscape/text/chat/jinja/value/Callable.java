package dev.inscape.text.chat.jinja.value;

/** A value that can be called. */
public interface Callable extends Opaque {

    Value call(Arguments arguments);
}
