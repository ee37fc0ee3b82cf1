package dev.inscape.text.chat.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain Java data as values. */
public final class Values {

    private Values() {
    }

    /**
     * A map with string keys, a collection, a string, a number, a boolean or null, and those inside of one another. Anything
     * else, and a whole number beyond 64 bits, is a fault.
     */
    public static Value of(@Nullable Object data) {
        return switch (data) {
            case null -> None.NONE;
            case Value value -> value;
            case Boolean bool -> Bool.of(bool);
            case CharSequence text -> new Text(text.toString());
            case Long number -> new Int(number);
            case Integer number -> new Int(number);
            case Short number -> new Int(number);
            case Byte number -> new Int(number);
            case Double number -> new Real(number);
            case Float number -> new Real(number);
            case BigDecimal number -> new Real(number.doubleValue());
            case BigInteger number -> whole(number);
            case Map<?, ?> map -> dict(map);
            case Iterable<?> items -> {
                var values = new ArrayList<Value>();
                items.forEach(item -> values.add(of(item)));
                yield Seq.list(values);
            }
            case Object[] items -> of(List.of(items));
            default -> throw new Fault("a template takes maps, lists, strings, numbers, booleans and null, not a "
                    + data.getClass().getName());
        };
    }

    private static Int whole(BigInteger number) {
        if (number.bitLength() > 63) {
            throw new Fault("the whole number " + number + " does not fit into 64 bits");
        }
        return new Int(number.longValue());
    }

    private static Dict dict(Map<?, ?> map) {
        var builder = new Dict.Builder();
        map.forEach((key, value) -> builder.put(of(key), of(value)));
        return builder.build();
    }
}
