package dev.inscape.text.chat.jinja.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Python's rules, checked by what must hold between them. */
class ValuePropertyTest {

    private final Budget budget = new Budget(Limits.DEFAULT);

    @Property
    void a_number_as_text_gives_the_number_back(@ForAll double value) {
        assertThat(Double.parseDouble(Reals.repr(value))).isEqualTo(value);
        assertThat(Reals.parse(Reals.repr(value))).isEqualTo(value);
    }

    @Property
    void quotient_and_remainder_give_the_number_back(@ForAll int a, @ForAll int b) {
        if (b != 0) {
            long quotient = whole("//", a, b);
            long rest = whole("%", a, b);
            assertThat(quotient * b + rest).isEqualTo(a);
            assertThat(rest == 0 || rest < 0 == b < 0).isTrue();
        }
    }

    @Property
    void real_remainders_have_the_divisors_sign(@ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
            @ForAll @DoubleRange(min = -1e3, max = 1e3) double b) {
        if (b != 0) {
            double rest = ((Real) Arithmetic.apply("%", new Real(a), new Real(b), budget)).value();
            assertThat(rest == 0 || rest < 0 == b < 0).isTrue();
            assertThat(Math.abs(rest)).isLessThanOrEqualTo(Math.abs(b));
        }
    }

    @Property
    void a_slice_is_what_counting_gives(@ForAll @Size(max = 12) List<Integer> numbers,
            @ForAll @IntRange(min = -15, max = 15) int start, @ForAll @IntRange(min = -15, max = 15) int stop,
            @ForAll @IntRange(min = -4, max = 4) int step) {
        if (step == 0) {
            return;
        }
        int size = numbers.size();
        int from = start < 0 ? start + size : start;
        int to = stop < 0 ? stop + size : stop;
        var expected = new ArrayList<Value>();
        int first = step > 0 ? Math.max(from, 0) : Math.min(from, size - 1);
        for (int i = first; step > 0 ? i < Math.min(to, size) : i > Math.max(to, -1); i += step) {
            expected.add(new Int(numbers.get(i)));
        }
        var sliced = Slice.of(Values.of(numbers), new Int(start), new Int(stop), new Int(step));
        assertThat(((Seq) sliced).items()).isEqualTo(expected);
    }

    @Property
    void json_is_read_back_by_another_reader(@ForAll @Size(max = 5) List<String> texts, @ForAll double number,
            @ForAll boolean ascii) throws JsonProcessingException {
        var data = new ArrayList<Object>(texts);
        data.add(number);
        var written = new JsonText(ascii, " ", ", ", ": ", false).write(Values.of(data));
        assertThat(new ObjectMapper().readValue(written, List.class)).isEqualTo(data);
        assertThat(ascii && written.chars().anyMatch(unit -> unit > 0x7e)).isFalse();
    }

    private long whole(String operator, long a, long b) {
        return ((Int) Arithmetic.apply(operator, new Int(a), new Int(b), budget)).value();
    }
}
