package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Value;

/** {@code joiner(sep)}: nothing at the first call, the separator at every later one. */
final class Joiner implements Callable {

    private final Value separator;
    private boolean used;

    Joiner(Value separator) {
        this.separator = separator;
    }

    @Override
    public Value call(Arguments arguments) {
        arguments.bind("joiner", 0);
        var result = used ? separator : Text.EMPTY;
        used = true;
        return result;
    }

    @Override
    public String typeName() {
        return "Joiner";
    }
}
