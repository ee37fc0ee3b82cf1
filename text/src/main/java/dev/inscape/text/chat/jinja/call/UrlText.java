package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text in URLs: everything but letters, digits and a few signs as the bytes of its UTF-8. */
final class UrlText {

    private UrlText() {
    }

    /** A text, or pairs as a query. */
    static Value encode(Value value) {
        if (value instanceof Text || !Iterables.isIterable(value)) {
            return new Text(quoted(value, false));
        }
        List<Value> pairs = value instanceof Dict dict ? dict.items() : Iterables.list(value);
        return new Text(pairs.stream().map(UrlText::pair).collect(Collectors.joining("&")));
    }

    private static String pair(Value pair) {
        if (!(pair instanceof Seq seq) || seq.items().size() != 2) {
            throw new Fault("urlencode takes a text, a dictionary or pairs");
        }
        return quoted(seq.items().get(0), true) + "=" + quoted(seq.items().get(1), true);
    }

    private static String quoted(Value value, boolean query) {
        var out = new StringBuilder();
        for (byte unit : PythonText.str(value).getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || "_.-~".indexOf(letter) >= 0);
            if (plain || letter == '/' && !query) {
                out.append(letter);
            } else {
                out.append(letter == ' ' && query ? "+" : String.format(Locale.ROOT, "%%%02X", (int) letter));
            }
        }
        return out.toString();
    }
}
