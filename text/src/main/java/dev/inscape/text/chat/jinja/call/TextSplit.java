package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Characters;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Finding;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Methods of texts that cut them. */
final class TextSplit {

    private TextSplit() {
    }

    static void addTo(Map<String, TextMethods.Method> methods) {
        methods.put("split", (self, arguments, _) -> split("split", self, arguments, false));
        methods.put("rsplit", (self, arguments, _) -> split("rsplit", self, arguments, true));
        methods.put("splitlines", (self, arguments, _) -> list(self,
                lines(self.value(), arguments.bind("splitlines", 0, "keepends").flag("keepends"))));
        methods.put("partition", (self, arguments, _) -> partition(self, arguments, false));
        methods.put("rpartition", (self, arguments, _) -> partition(self, arguments, true));
    }

    private static Value list(Text self, List<String> parts) {
        return Seq.list(parts.stream().map(self::like).toList());
    }

    private static Value split(String name, Text self, Arguments arguments, boolean fromRight) {
        var bound = arguments.bind(name, 0, "sep", "maxsplit");
        long most = bound.whole("maxsplit", -1);
        long cuts = most < 0 ? Long.MAX_VALUE : most;
        var separator = bound.optional("sep");
        if (separator == null) {
            return list(self, fromRight ? wordsFromRight(self.value(), cuts) : words(self.value(), cuts));
        }
        var by = Types.text(separator, name);
        if (by.isEmpty()) {
            throw new Fault("empty separator");
        }
        return list(self, fromRight ? cutFromRight(self.value(), by, cuts) : cut(self.value(), by, cuts));
    }

    private static void add(List<String> parts, String part) {
        if (parts.size() >= Characters.MOST_PARTS) {
            throw new Fault("a text is cut into more than " + Characters.MOST_PARTS + " parts");
        }
        parts.add(part);
    }

    private static List<String> cut(String text, String by, long cuts) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = Finding.first(text, by, 0); at >= 0 && parts.size() < cuts; at = Finding.first(text, by, from)) {
            add(parts, text.substring(from, at));
            from = at + by.length();
        }
        add(parts, text.substring(from));
        return parts;
    }

    private static List<String> cutFromRight(String text, String by, long cuts) {
        var parts = new ArrayList<String>();
        int to = text.length();
        while (parts.size() < cuts) {
            int at = Finding.last(text, by, to);
            if (at < 0) {
                break;
            }
            add(parts, text.substring(at + by.length(), to));
            to = at;
        }
        add(parts, text.substring(0, to));
        Collections.reverse(parts);
        return parts;
    }

    private static List<String> words(String text, long cuts) {
        var parts = new ArrayList<String>();
        int at = skip(text, 0, true);
        while (at < text.length()) {
            if (parts.size() >= cuts) {
                add(parts, text.substring(at));
                break;
            }
            int end = skip(text, at, false);
            add(parts, text.substring(at, end));
            at = skip(text, end, true);
        }
        return parts;
    }

    private static int skip(String text, int from, boolean spaces) {
        int at = from;
        while (at < text.length() && Characters.isSpace(text.charAt(at)) == spaces) {
            at++;
        }
        return at;
    }

    private static List<String> wordsFromRight(String text, long cuts) {
        var parts = new ArrayList<String>();
        int to = skipBack(text, text.length(), true);
        while (to > 0) {
            if (parts.size() >= cuts) {
                add(parts, text.substring(0, to));
                break;
            }
            int start = skipBack(text, to, false);
            add(parts, text.substring(start, to));
            to = skipBack(text, start, true);
        }
        Collections.reverse(parts);
        return parts;
    }

    private static int skipBack(String text, int from, boolean spaces) {
        int at = from;
        while (at > 0 && Characters.isSpace(text.charAt(at - 1)) == spaces) {
            at--;
        }
        return at;
    }

    static List<String> lines(String text, boolean keepEnds) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Characters.isLineEnd(text.charAt(i))) {
                int next = text.startsWith("\r\n", i) ? i + 2 : i + 1;
                add(lines, text.substring(from, keepEnds ? next : i));
                from = next;
                i = next - 1;
            }
        }
        if (from < text.length()) {
            add(lines, text.substring(from));
        }
        return lines;
    }

    private static Value partition(Text self, Arguments arguments, boolean last) {
        var separator = arguments.bind("partition", 1, "sep").text("sep");
        if (separator.isEmpty()) {
            throw new Fault("empty separator");
        }
        var text = self.value();
        int at = last ? Finding.last(text, separator, text.length()) : Finding.first(text, separator, 0);
        if (at < 0) {
            return last ? Seq.tuple(self.like(""), self.like(""), self) : Seq.tuple(self, self.like(""), self.like(""));
        }
        return Seq.tuple(self.like(text.substring(0, at)), self.like(separator),
                self.like(text.substring(at + separator.length())));
    }
}
