package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Lazy;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Opaque;
import dev.inscape.text.chat.jinja.value.Range;
import dev.inscape.text.chat.jinja.value.Real;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Slice;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import dev.inscape.text.chat.jinja.value.View;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sandbox's rules for {@code a.b} and {@code a[b]}. */
final class Access {

    private static final Set<String> CHANGES_LIST = Set.of("append", "clear", "pop", "reverse", "insert", "sort",
            "extend",
            "remove");
    private static final Set<String> CHANGES_DICT = Set.of("clear", "pop", "popitem", "setdefault", "update");
    private static final Set<String> INTERNAL = Set.of("__class__", "__doc__", "__init__", "__eq__", "__ne__", "__lt__",
            "__le__", "__gt__", "__ge__", "__hash__", "__repr__", "__str__", "__new__", "__dir__", "__format__",
            "__getattribute__", "__setattr__", "__delattr__", "__init_subclass__", "__subclasshook__", "__reduce__",
            "__reduce_ex__", "__sizeof__");

    private Access() {
    }

    static Value attribute(Value owner, String name, Library library) {
        var attribute = attributeOrNull(owner, name, library);
        if (attribute == null) {
            attribute = elementOrNull(owner, new Text(name));
        }
        return attribute != null ? attribute : Undefined.element(owner, new Text(name));
    }

    static Value element(Value owner, Value index, Library library) {
        var element = elementOrNull(owner, index);
        if (element == null && index instanceof Text name) {
            element = attributeOrNull(owner, name.value(), library);
        }
        return element != null ? element : Undefined.element(owner, index);
    }

    static @Nullable Value attributeOrNull(Value owner, String name, Library library) {
        if (owner instanceof Undefined undefined) {
            throw undefined.fault();
        }
        if (INTERNAL.contains(name)) {
            return Undefined.unsafe(owner, name);
        }
        return switch (owner) {
            case Text text -> TextMethods.bind(text, name, library);
            case Seq seq -> !seq.isTuple() && CHANGES_LIST.contains(name)
                    ? Undefined.unsafe(owner, name)
                    : ContainerMethods.of(seq, name);
            case Dict dict ->
                CHANGES_DICT.contains(name) ? Undefined.unsafe(owner, name) : ContainerMethods.of(dict, name);
            case Range range -> ContainerMethods.of(range, name);
            case Opaque opaque -> name.startsWith("_") ? null : opaque.attribute(name);
            case Undefined _, None _, Bool _, Int _, Real _, View _, Lazy _ -> null;
        };
    }

    private static @Nullable Value elementOrNull(Value owner, Value index) {
        return switch (owner) {
            case Undefined undefined -> throw undefined.fault();
            case Dict dict -> isHashable(index) ? dict.get(index) : null;
            case Text _, Seq _, Range _ -> place(owner, index);
            case None _, Bool _, Int _, Real _, View _, Lazy _, Opaque _ -> null;
        };
    }

    private static @Nullable Value place(Value owner, Value index) {
        if (!(index instanceof Int) && !(index instanceof Bool)) {
            return null;
        }
        long at = Types.whole(index, "[]");
        return Slice.at(owner, at);
    }

    private static boolean isHashable(Value key) {
        return switch (key) {
            case Dict _, View _ -> false;
            case Seq seq -> seq.isTuple() && seq.items().stream().allMatch(Access::isHashable);
            default -> true;
        };
    }
}
