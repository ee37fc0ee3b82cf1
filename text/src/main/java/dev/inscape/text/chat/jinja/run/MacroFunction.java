package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.syntax.Statement;
import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A macro, or the block that a call block hands over; its body sees the scope it was defined in. */
final class MacroFunction implements Callable {

    private final Statement.Signature signature;
    private final List<Statement> body;
    private final Scope around;
    private final Interpreter interpreter;
    private final Evaluator evaluator;

    MacroFunction(Statement.Signature signature, List<Statement> body, Scope around, Interpreter interpreter,
            Evaluator evaluator) {
        this.signature = signature;
        this.body = body;
        this.around = around;
        this.interpreter = interpreter;
        this.evaluator = evaluator;
    }

    @Override
    public Value call(Arguments arguments) {
        var scope = around.inner();
        var named = new LinkedHashMap<>(arguments.named());
        var missing = assign(arguments.positional(), named, scope);
        special(arguments.positional(), named, scope);
        for (int place : missing) {
            scope.set(signature.parameters().get(place), byDefault(place, scope));
        }
        return new Text(interpreter.capture(body, scope));
    }

    /** Gives each parameter its argument; the places of those that have none. */
    private List<Integer> assign(List<Value> positional, Map<String, Value> named, Scope scope) {
        var missing = new ArrayList<Integer>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            var name = signature.parameters().get(i);
            var value = i < positional.size() ? positional.get(i) : named.remove(name);
            if (value == null) {
                missing.add(i);
            }
            scope.set(name, value != null ? value : Undefined.name(name));
        }
        return missing;
    }

    private Value byDefault(int place, Scope scope) {
        int fromEnd = place - signature.parameters().size() + signature.defaults().size();
        var name = signature.parameters().get(place);
        return fromEnd >= 0
                ? evaluator.value(signature.defaults().get(fromEnd), scope)
                : new Undefined("parameter " + PythonText.quote(name) + " was not provided");
    }

    /** {@code caller}, {@code kwargs} and {@code varargs}, where the body asks for them; otherwise nothing may be left over. */
    private void special(List<Value> positional, Map<String, Value> named, Scope scope) {
        int count = signature.parameters().size();
        if (signature.usesCaller() && !signature.parameters().contains("caller")) {
            var caller = named.remove("caller");
            scope.set("caller", caller != null ? caller : new Undefined("No caller defined"));
        }
        if (signature.usesMoreNamed()) {
            scope.set("kwargs", Dict.of(named));
        } else if (named.containsKey("caller")) {
            throw new Fault(shown() + " was invoked with a block that it does not use, or with two");
        } else if (!named.isEmpty()) {
            throw new Fault(
                    shown() + " takes no keyword argument " + PythonText.quote(named.keySet().iterator().next()));
        }
        if (signature.usesMore()) {
            scope.set("varargs", Seq.tuple(positional.subList(Math.min(count, positional.size()), positional.size())));
        } else if (positional.size() > count) {
            throw new Fault(shown() + " takes not more than " + count + " argument(s), not " + positional.size());
        }
    }

    private String shown() {
        return signature.name().isEmpty() ? "the call block" : "macro '" + signature.name() + "'";
    }

    @Override
    public @Nullable Value attribute(String name) {
        return switch (name) {
            case "name" -> new Text(signature.name());
            case "arguments" -> Seq.tuple(signature.parameters().stream().map(Text::new).toList());
            case "catch_kwargs" -> Bool.of(signature.usesMoreNamed());
            case "catch_varargs" -> Bool.of(signature.usesMore());
            case "caller" -> Bool.of(signature.usesCaller());
            default -> null;
        };
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String repr() {
        return signature.name().isEmpty() ? "<Macro anonymous>" : "<Macro " + PythonText.quote(signature.name()) + ">";
    }
}
