package dev.inscape.text.chat.jinja.value;

/**
 * Python's {@code str}.
 *
 * @param markup whether it is Jinja's {@code Markup} (what {@code safe} and {@code escape} return): a plain text that is added
 *               to it is escaped for HTML first, with automatic escaping off too
 */
public record Text(String value, boolean markup) implements Value {

    public static final Text EMPTY = new Text("");

    public Text(String value) {
        this(value, false);
    }

    /** As {@code Markup}: kept if it is, else with HTML's five characters escaped. */
    public Text escaped() {
        return markup ? this : new Text(escape(value), true);
    }

    /** A text of the same kind. */
    public Text like(String other) {
        return new Text(other, markup);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace("'", "&#39;")
                .replace("\"", "&#34;");
    }
}
