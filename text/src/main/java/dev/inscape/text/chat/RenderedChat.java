package dev.inscape.text.chat;

import dev.inscape.text.chat.jinja.run.Span;
import java.util.List;

/**
 * A conversation as text.
 *
 * @param text      what the model reads; tokenize it without adding special tokens
 * @param assistant where the assistant speaks, in UTF-16 units; empty unless the template marks it with {@code {% generation %}}
 */
public record RenderedChat(String text, List<Span> assistant) {

    public RenderedChat {
        assistant = List.copyOf(assistant);
    }
}
