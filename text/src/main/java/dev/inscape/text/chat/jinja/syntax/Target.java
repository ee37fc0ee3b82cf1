package dev.inscape.text.chat.jinja.syntax;

import java.util.List;

/** What is assigned to. */
public sealed interface Target {

    record Variable(String name) implements Target {
    }

    /** {@code namespace.name}. */
    record Member(String namespace, String name) implements Target {
    }

    /** {@code a, b}. */
    record Unpacked(List<Target> targets) implements Target {
    }
}
