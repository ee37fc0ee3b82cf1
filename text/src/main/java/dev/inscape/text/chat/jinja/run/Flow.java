package dev.inscape.text.chat.jinja.run;

/** How a statement ends. */
enum Flow {
    ON, BREAK, CONTINUE
}
