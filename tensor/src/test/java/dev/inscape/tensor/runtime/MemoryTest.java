package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class MemoryTest {

    private static final long BYTES = 200_000_000;
    private static final long NOISE = 20_000_000;

    @Test
    void resident_memory_grows_by_a_tensor_that_is_written() {
        try (var scope = Scope.open()) {
            long before = Memory.residentBytes().orElseThrow();
            Tensors.ones(DType.UINT8, BYTES);
            assertThat(Memory.residentBytes().orElseThrow() - before).isCloseTo(BYTES, within(NOISE));
            assertThat(Memory.peakResidentBytes().orElseThrow()).isGreaterThanOrEqualTo(before + BYTES - NOISE);
        }
    }

    @Test
    void a_machine_has_more_memory_than_is_available_or_occupied() {
        long total = Memory.totalBytes().orElseThrow();
        assertThat(Memory.availableBytes().orElseThrow()).isPositive().isLessThan(total);
        assertThat(Memory.residentBytes().orElseThrow()).isBetween(10_000_000L, total);
    }
}
