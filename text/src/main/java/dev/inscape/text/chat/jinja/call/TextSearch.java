package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Characters;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Finding;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Methods of texts that look for other texts, and that replace them. */
final class TextSearch {

    private TextSearch() {
    }

    static void addTo(Map<String, TextMethods.Method> methods) {
        methods.put("find", (self, arguments, _) -> new Int(find("find", self, arguments, false)));
        methods.put("rfind", (self, arguments, _) -> new Int(find("rfind", self, arguments, true)));
        methods.put("index", (self, arguments, _) -> found(find("index", self, arguments, false)));
        methods.put("rindex", (self, arguments, _) -> found(find("rindex", self, arguments, true)));
        methods.put("count", (self, arguments, _) -> new Int(count(self, arguments)));
        methods.put("startswith", (self, arguments, _) -> edge("startswith", self, arguments, String::startsWith));
        methods.put("endswith", (self, arguments, _) -> edge("endswith", self, arguments, String::endsWith));
        methods.put("removeprefix", (self, arguments, _) -> {
            var prefix = arguments.bind("removeprefix", 1, "prefix").text("prefix");
            return self.value().startsWith(prefix) ? self.like(self.value().substring(prefix.length())) : self;
        });
        methods.put("removesuffix", (self, arguments, _) -> {
            var suffix = arguments.bind("removesuffix", 1, "suffix").text("suffix");
            return self.value().endsWith(suffix)
                    ? self.like(self.value().substring(0, self.value().length() - suffix.length()))
                    : self;
        });
        methods.put("replace", (self, arguments, library) -> {
            var bound = arguments.bind("replace", 2, "old", "new", "count");
            return self.like(
                    replaced(self.value(), bound.text("old"), bound.text("new"), bound.whole("count", -1), library));
        });
    }

    /** Up to so many times, from the left; all where the count is negative. */
    static String replaced(String text, String old, String with, long count, Library library) {
        var out = new StringBuilder();
        int at = 0;
        long left = count < 0 ? Long.MAX_VALUE : count;
        while (left > 0) {
            int found = Finding.first(text, old, at);
            if (found < 0 || old.isEmpty() && at >= text.length()) {
                break;
            }
            out.append(text, at, found).append(with);
            at = found + old.length();
            if (old.isEmpty()) {
                int next = at + Character.charCount(text.codePointAt(at));
                out.append(text, at, next);
                at = next;
            }
            left--;
            library.budget().size(0);
            if (out.length() > library.budget().limits().size()) {
                library.budget().size(out.length());
            }
        }
        if (old.isEmpty() && left > 0) {
            out.append(with);
        }
        return out.append(text, at, text.length()).toString();
    }

    /** The part of a text that {@code start} and {@code end} leave, or null where start lies behind the end. */
    private record Window(String text, int offset, boolean valid) {

        static Window of(Text self, Arguments.Bound bound) {
            int length = Characters.length(self.value());
            int start = place(bound.or("start", None.NONE), length, 0);
            int end = Math.min(length, place(bound.or("end", None.NONE), length, length));
            if (start > end) {
                return new Window("", start, false);
            }
            int from = self.value().offsetByCodePoints(0, start);
            return new Window(self.value().substring(from, self.value().offsetByCodePoints(from, end - start)), start,
                    true);
        }

        private static int place(Value value, int length, int otherwise) {
            if (value == None.NONE) {
                return otherwise;
            }
            long index = Types.whole(value, "find");
            return (int) Math.clamp(index < 0 ? index + length : index, 0, Integer.MAX_VALUE);
        }
    }

    private static long find(String name, Text self, Arguments arguments, boolean last) {
        var bound = arguments.bind(name, 1, "sub", "start", "end");
        var wanted = bound.text("sub");
        var window = Window.of(self, bound);
        int at = !window.valid()
                ? -1
                : last
                        ? Finding.last(window.text(), wanted, window.text().length())
                        : Finding.first(window.text(), wanted, 0);
        return at < 0 ? -1 : window.offset() + window.text().codePointCount(0, at);
    }

    private static Value found(long index) {
        if (index < 0) {
            throw new Fault("substring not found");
        }
        return new Int(index);
    }

    private static long count(Text self, Arguments arguments) {
        var bound = arguments.bind("count", 1, "sub", "start", "end");
        var wanted = bound.text("sub");
        var window = Window.of(self, bound);
        if (!window.valid()) {
            return 0;
        }
        if (wanted.isEmpty()) {
            return Characters.length(window.text()) + 1L;
        }
        long count = 0;
        for (int at = Finding.first(window.text(), wanted, 0); at >= 0; at = Finding.first(window.text(), wanted,
                at + wanted.length())) {
            count++;
        }
        return count;
    }

    private static Value edge(String name, Text self, Arguments arguments, BiPredicate<String, String> holds) {
        ContainerMethods.noneNamed(name, arguments);
        var bound = arguments.bind(name, 1, "prefix", "start", "end");
        var wanted = bound.get("prefix");
        List<Value> options = wanted instanceof Seq seq && seq.isTuple() ? seq.items() : List.of(wanted);
        var window = Window.of(self, bound);
        boolean any = false;
        for (var option : options) {
            any |= holds.test(window.text(), Types.text(option, name)) && window.valid();
        }
        return Bool.of(any);
    }
}
