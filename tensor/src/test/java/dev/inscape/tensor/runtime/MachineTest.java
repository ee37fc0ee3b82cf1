package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineTest {

    /** Two sockets of three cores, each with two hyper-threads; core numbers have gaps, as on real machines. */
    private static List<String> twoSockets() {
        var lines = new ArrayList<String>();
        int[] cores = {0, 1, 4};
        for (int logical = 0; logical < 12; logical++) {
            lines.addAll(List.of("processor\t: " + logical, "vendor_id\t: GenuineIntel",
                    "model name\t: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz", "stepping\t: 8",
                    "physical id\t: " + logical / 3 % 2, "siblings\t: 6", "core id\t\t: " + cores[logical % 3],
                    "cpu cores\t: 3", "flags\t\t: fpu vme sse2 fma avx2 avx512f avx512_bf16 amx_bf16 hypervisor",
                    "bugs\t\t: spectre_v1 spectre_v2", "power management:", ""));
        }
        return lines;
    }

    @Test
    void cores_of_both_sockets_count_once_without_their_hyper_threads() {
        var machine = Machine.of(twoSockets(), 12);
        assertThat(machine.physicalCores()).isEqualTo(6);
        assertThat(machine.model()).isEqualTo("Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz");
    }

    @Test
    void a_process_has_no_more_cores_than_it_may_use() {
        assertThat(Machine.of(twoSockets(), 4).physicalCores()).isEqualTo(4);
    }

    @Test
    void vector_features_are_listed_in_a_fixed_order() {
        var machine = Machine.of(twoSockets(), 12);
        assertThat(machine.vectors()).isEqualTo("avx2 fma avx512f avx512_bf16 amx_bf16");
        assertThat(machine.hasBfloat16()).isTrue();
        assertThat(new Machine("old", 1, Set.of("avx2", "fma")).hasBfloat16()).isFalse();
    }

    @Test
    void arm_describes_its_features_under_another_name_and_no_cores() {
        var machine = Machine.of(List.of("processor\t: 0", "BogoMIPS\t: 243.75",
                "Features\t: fp asimd aes sve bf16", "CPU implementer\t: 0x41", "", "processor\t: 1",
                "Features\t: fp asimd aes sve bf16"), 2);
        assertThat(machine.physicalCores()).isEqualTo(2);
        assertThat(machine.vectors()).isEqualTo("asimd bf16 sve");
        assertThat(machine.model()).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void an_empty_description_leaves_what_java_knows() {
        assertThat(Machine.of(List.of(), 3)).isEqualTo(new Machine(System.getProperty("os.arch"), 3, Set.of()));
    }

    @Test
    void this_machine_has_a_name_and_a_core() {
        assertThat(Machine.here().model()).isNotBlank();
        assertThat(Machine.here().physicalCores()).isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
