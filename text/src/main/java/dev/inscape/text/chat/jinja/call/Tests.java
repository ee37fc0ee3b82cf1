package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Arithmetic;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Callable;
import dev.inscape.text.chat.jinja.value.Dict;
import dev.inscape.text.chat.jinja.value.Equality;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Iterables;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Ordering;
import dev.inscape.text.chat.jinja.value.PythonText;
import dev.inscape.text.chat.jinja.value.Range;
import dev.inscape.text.chat.jinja.value.Real;
import dev.inscape.text.chat.jinja.value.Seq;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What can stand behind {@code is}. */
final class Tests {

    private Tests() {
    }

    static Map<String, Test> table() {
        var tests = new HashMap<String, Test>();
        kinds(tests);
        one(tests, "defined", value -> !(value instanceof Undefined));
        one(tests, "undefined", value -> value instanceof Undefined);
        one(tests, "lower", value -> TextKind.isLower(PythonText.str(value)));
        one(tests, "upper", value -> TextKind.isUpper(PythonText.str(value)));
        one(tests, "escaped", value -> value instanceof Text text && text.markup());
        one(tests, "filter", value -> value instanceof Text text && Library.hasFilter(text.value()));
        one(tests, "test", value -> value instanceof Text text && Library.hasTest(text.value()));
        tests.put("odd", (library, arguments) -> remainder("odd", library, arguments, 2, 1));
        tests.put("even", (library, arguments) -> remainder("even", library, arguments, 2, 0));
        tests.put("divisibleby", (library, arguments) -> {
            var bound = arguments.bind("divisibleby", 2, "value", "num");
            return isZero(Arithmetic.apply("%", bound.get("value"), bound.get("num"), library.budget()));
        });
        two(tests, "sameas", Equality::same);
        two(tests, "in", (value, container) -> Ordering.contains(container, value));
        for (var name : new String[]{"==", "eq", "equalto"}) {
            two(tests, name, Equality::equal);
        }
        for (var name : new String[]{"!=", "ne"}) {
            two(tests, name, (a, b) -> !Equality.equal(a, b));
        }
        order(tests, ">", ">", "gt", "greaterthan");
        order(tests, ">=", ">=", "ge");
        order(tests, "<", "<", "lt", "lessthan");
        order(tests, "<=", "<=", "le");
        return Map.copyOf(tests);
    }

    private static void kinds(Map<String, Test> tests) {
        one(tests, "none", value -> value == None.NONE);
        one(tests, "boolean", value -> value instanceof Bool);
        one(tests, "true", value -> value == Bool.TRUE);
        one(tests, "false", value -> value == Bool.FALSE);
        one(tests, "integer", value -> value instanceof Int);
        one(tests, "float", value -> value instanceof Real);
        one(tests, "number", Types::isNumber);
        one(tests, "string", value -> value instanceof Text);
        one(tests, "mapping", value -> value instanceof Dict);
        one(tests, "sequence", value -> value instanceof Text || value instanceof Seq || value instanceof Dict
                || value instanceof Range || value instanceof Undefined);
        one(tests, "iterable", Iterables::isIterable);
        one(tests, "callable", value -> value instanceof Callable || value instanceof Undefined);
    }

    private static void one(Map<String, Test> tests, String name, Predicate<Value> test) {
        tests.put(name, (_, arguments) -> test.test(arguments.bind(name, 1, "value").get("value")));
    }

    private static void two(Map<String, Test> tests, String name, BiPredicate<Value, Value> test) {
        tests.put(name, (_, arguments) -> {
            var bound = arguments.bind(name, 2, "value", "other");
            return test.test(bound.get("value"), bound.get("other"));
        });
    }

    private static void order(Map<String, Test> tests, String operator, String... names) {
        for (var name : names) {
            two(tests, name, (a, b) -> Ordering.compare(operator, a, b));
        }
    }

    private static boolean remainder(String name, Library library, Arguments arguments, long divisor, long wanted) {
        var value = arguments.bind(name, 1, "value").get("value");
        return Equality.equal(Arithmetic.apply("%", value, new Int(divisor), library.budget()), new Int(wanted));
    }

    private static boolean isZero(Value value) {
        return Equality.equal(value, new Int(0));
    }
}
