package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Arithmetic;
import dev.inscape.text.chat.jinja.value.Characters;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Filters of texts. */
final class TextFilters {

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD_BEGINNING = Pattern.compile("[-\\s({\\[<]+", Pattern.UNICODE_CHARACTER_CLASS);

    private TextFilters() {
    }

    static void addTo(Map<String, Filter> filters) {
        for (var name : List.of("upper", "lower", "capitalize")) {
            filters.put(name, (library, arguments) -> TextMethods.call(
                    ConversionFilters.text(arguments.bind(name, 1, "s").get("s")), name, Arguments.NONE, library));
        }
        filters.put("trim", (library, arguments) -> {
            var bound = arguments.bind("trim", 1, "value", "chars");
            return TextMethods.call(ConversionFilters.text(bound.get("value")), "strip",
                    Arguments.of(bound.or("chars", None.NONE)), library);
        });
        filters.put("title", (_, arguments) -> {
            var text = ConversionFilters.text(arguments.bind("title", 1, "s").get("s"));
            return text.like(titled(text.value()));
        });
        filters.put("center", (library, arguments) -> {
            var bound = arguments.bind("center", 1, "value", "width");
            return TextMethods.call(ConversionFilters.text(bound.get("value")), "center",
                    Arguments.of(bound.or("width", new Int(80))), library);
        });
        filters.put("replace", (library, arguments) -> {
            var bound = arguments.bind("replace", 3, "s", "old", "new", "count");
            var count = bound.optional("count");
            return new Text(TextSearch.replaced(PythonText.str(bound.get("s")), PythonText.str(bound.get("old")),
                    PythonText.str(bound.get("new")), count == null ? -1 : Types.whole(count, "replace"), library));
        });
        filters.put("format", TextFilters::format);
        filters.put("indent", TextFilters::indent);
        filters.put("truncate", TextFilters::truncate);
        filters.put("wordcount", (_, arguments) -> new Int(
                WORD.matcher(PythonText.str(arguments.bind("wordcount", 1, "s").get("s"))).results().count()));
    }

    /** Every part between beginnings of words: its first letter upper, the rest lower. */
    private static String titled(String text) {
        var out = new StringBuilder();
        var beginnings = WORD_BEGINNING.matcher(text);
        int from = 0;
        while (beginnings.find()) {
            out.append(word(text.substring(from, beginnings.start()))).append(beginnings.group());
            from = beginnings.end();
        }
        return out.append(word(text.substring(from))).toString();
    }

    private static String word(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int first = Character.charCount(word.codePointAt(0));
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first).toLowerCase(Locale.ROOT);
    }

    private static Value format(Library library, Arguments arguments) {
        var text = ConversionFilters.text(arguments.positional().getFirst());
        var values = arguments.from(1);
        if (!values.positional().isEmpty() && !values.named().isEmpty()) {
            throw new Fault("format takes positional or named arguments, not both");
        }
        Value given = values.named().isEmpty() ? Seq.tuple(values.positional()) : Dict.of(values.named());
        return Arithmetic.apply("%", text, given, library.budget());
    }

    private static Value indent(Library library, Arguments arguments) {
        var bound = arguments.bind("indent", 1, "s", "width", "first", "blank");
        var width = bound.or("width", new Int(4));
        var margin = width instanceof Text text
                ? text.value()
                : " ".repeat(Math.clamp(Types.whole(width, "indent"), 0, 10_000));
        if (!(bound.get("s") instanceof Text text)) {
            throw bound.get("s") instanceof Undefined undefined
                    ? undefined.fault()
                    : new Fault("indent takes a str, not a value of type " + Types.name(bound.get("s")));
        }
        boolean blank = bound.flag("blank");
        var lines = TextSplit.lines(text.value() + "\n", false);
        library.budget().size(text.value().length() + (long) margin.length() * lines.size());
        var out = new StringBuilder(bound.flag("first") ? margin : "");
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? "" : "\n").append(i > 0 && (blank || !lines.get(i).isEmpty()) ? margin : "")
                    .append(lines.get(i));
        }
        return text.like(out.toString());
    }

    private static Value truncate(Library library, Arguments arguments) {
        var bound = arguments.bind("truncate", 1, "s", "length", "killwords", "end", "leeway");
        var value = bound.get("s");
        long length = Math.min(bound.whole("length", 255), Integer.MAX_VALUE);
        var end = bound.text("end", "...");
        var leeway = bound.optional("leeway");
        long slack = leeway == null ? 5 : Types.size(leeway, "truncate");
        int tail = Characters.length(end);
        if (length < tail || slack < 0) {
            throw new Fault("truncate takes a length of at least " + tail + " and a leeway of at least 0, not " + length
                    + " and " + slack);
        }
        var given = Iterables.length(value);
        if (given != null && given <= length + slack) {
            return value;
        }
        var text = Types.text(value, "truncate");
        var cut = text.substring(0, text.offsetByCodePoints(0, (int) length - tail));
        int space = bound.flag("killwords") ? -1 : cut.lastIndexOf(' ');
        return new Text((space < 0 ? cut : cut.substring(0, space)) + end);
    }
}
