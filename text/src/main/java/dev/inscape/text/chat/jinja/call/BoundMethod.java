package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.function.Function;

/** A function of the library, or a method of a value. */
record BoundMethod(String name, Function<Arguments, Value> function) implements Callable {

    @Override
    public Value call(Arguments arguments) {
        return function.apply(arguments);
    }

    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }

    @Override
    public String repr() {
        return "<built-in function " + name + ">";
    }
}
