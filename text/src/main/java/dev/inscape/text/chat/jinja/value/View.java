package dev.inscape.text.chat.jinja.value;

/**
 * What a dictionary's {@code keys()}, {@code values()} and {@code items()} return: sized and iterable, but without places.
 *
 * @param items what it shows, in order
 */
public record View(Kind kind, Seq items) implements Value {

    /** Of which dictionary method. */
    public enum Kind {
        KEYS, VALUES, ITEMS;

        String pythonName() {
            return switch (this) {
                case KEYS -> "dict_keys";
                case VALUES -> "dict_values";
                case ITEMS -> "dict_items";
            };
        }
    }
}
