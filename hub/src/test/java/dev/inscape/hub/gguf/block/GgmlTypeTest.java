package dev.inscape.hub.gguf.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GgmlTypeTest {

    @Test
    void numbers_are_those_of_the_files_without_a_gap_up_to_the_last() {
        assertThat(Stream.of(GgmlType.values()).map(GgmlType::id)).containsExactlyElementsOf(
                IntStream.rangeClosed(0, 41).boxed().toList());
        assertThat(GgmlType.of(14)).contains(GgmlType.Q6_K);
        assertThat(GgmlType.of(42)).isEmpty();
        assertThat(GgmlType.of(-1)).isEmpty();
    }

    @Test
    void bytes_are_counted_in_blocks() {
        assertThat(GgmlType.Q4_1.bytes(new long[]{3, 64}, 1000)).hasValue(3 * 2 * 20);
        assertThat(GgmlType.Q4_1.bytes(new long[]{3, 64}, Long.MAX_VALUE)).hasValue(3 * 2 * 20);
        assertThat(GgmlType.F16.bytes(new long[0], 2)).hasValue(2);
        assertThat(GgmlType.Q4_K.bytes(new long[]{0, 256}, 0)).hasValue(0);
    }

    @Test
    void what_does_not_fit_has_no_bytes() {
        assertThat(GgmlType.Q4_1.bytes(new long[]{3, 64}, 119)).isEmpty();
        assertThat(GgmlType.Q8_0.bytes(new long[]{1L << 33, 1L << 33}, Long.MAX_VALUE)).isEmpty();
        assertThat(GgmlType.I8.bytes(new long[]{-1}, 100)).isEmpty();
    }
}
