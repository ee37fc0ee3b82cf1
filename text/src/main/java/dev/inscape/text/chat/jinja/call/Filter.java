package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Value;

/** A filter; what is piped into it is its first argument. */
interface Filter {

    Value apply(Library library, Arguments arguments);
}
