package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Opaque;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code namespace(…)}: the one thing that a template may change, so that loops can leave results behind. */
public final class Namespace implements Opaque {

    private final Map<String, Value> members = new LinkedHashMap<>();
    private boolean shown;

    /** As transformers has it: a name with an underscore in front is refused. */
    public void set(String name, Value value) {
        if (name.startsWith("_")) {
            throw new Fault(
                    "a namespace takes no name that begins with an underscore, such as " + PythonText.quote(name));
        }
        members.put(name, value);
    }

    @Override
    public @Nullable Value attribute(String name) {
        return members.get(name);
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    /** One that contains itself is shown as Python shows what it is in the middle of showing. */
    @Override
    public String repr() {
        if (shown) {
            return "<Namespace {...}>";
        }
        shown = true;
        try {
            return "<Namespace " + PythonText.repr(Dict.of(members)) + ">";
        } finally {
            shown = false;
        }
    }
}
