package dev.inscape.hub.lora;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.hub.MemoryWeights;
import dev.inscape.hub.TestFiles;
import dev.inscape.hub.Weights;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what PEFT makes of the same adapters; oracle/lora_merges.py. */
class LoraMergeTest {

    private static Weights file(String name) {
        return Checkpoints.open(TestFiles.path("lora/" + name + ".safetensors"));
    }

    private static LoraAdapter adapter(String name) {
        return LoraAdapter.open(TestFiles.path("lora/" + name + "/adapter"));
    }

    @ParameterizedTest
    @CsvSource({"plain, plain, 6", "pickled, plain, 6", "patterns, patterns, 6", "transposed, transposed, 6",
            "embedding, embedding, 3"})
    void a_merged_model_is_the_one_that_peft_merges(String adapter, String base, int updates) {
        try (var merged = LoraWeights.over(file(base + "/base"), adapter(adapter));
                var expected = file(base + "/merged");
                var plain = file(base + "/base");
                var scope = Scope.open()) {
            assertThat(merged.adapter().updated()).hasSize(updates);
            assertThat(merged.names()).isEqualTo(expected.names());
            int changed = 0;
            for (var name : expected.names()) {
                assertThat(merged.shape(name)).as(name).containsExactly(expected.shape(name));
                var found = merged.tensor(name).toFloats();
                var wanted = expected.tensor(name).toFloats();
                for (int i = 0; i < wanted.length; i++) {
                    assertThat(found[i]).as("%s[%d]", name, i).isCloseTo(wanted[i], within(1e-6f));
                }
                changed += Arrays.equals(wanted, plain.tensor(name).toFloats()) ? 0 : 1;
            }
            assertThat(changed).isGreaterThanOrEqualTo(updates);
        }
    }

    @Test
    void what_the_adapter_does_not_touch_is_the_base_models_bit_for_bit() {
        try (var merged = LoraWeights.over(file("plain/base"), adapter("plain"));
                var base = file("plain/base");
                var scope = Scope.open()) {
            for (var name : base.names()) {
                boolean same = Arrays.equals(merged.tensor(name).segment().toArray(JAVA_BYTE),
                        base.tensor(name).segment().toArray(JAVA_BYTE));
                assertThat(same).as(name).isNotEqualTo(merged.adapter().updated().contains(name));
            }
        }
    }

    @Test
    void the_parts_can_be_had_apart() {
        var name = "model.layers.1.mlp.down_proj.weight";
        try (var adapter = adapter("plain");
                var base = file("plain/base");
                var scope = Scope.open();
                var merged = file("plain/merged")) {
            var update = adapter.update(name);
            assertThat(update.a().shape()).containsExactly(3, 10);
            assertThat(update.b().shape()).containsExactly(8, 3);
            assertThat(update.scale()).isEqualTo(7.0 / 3);
            var difference = merged.tensor(name).sub(base.tensor(name)).sub(update.delta(DType.FLOAT32));
            assertThat(difference.toFloats()).containsExactly(new float[8 * 10], within(1e-6f));
            assertThat(update.delta(DType.FLOAT64).dtype()).isEqualTo(DType.FLOAT64);
        }
    }

    @Test
    void a_bfloat16_base_is_added_to_in_float32_and_rounded_once() {
        var name = "model.layers.0.self_attn.q_proj.weight";
        try (var scope = Scope.open(); var exact = file("plain/base"); var half = new MemoryWeights()) {
            exact.names().forEach(key -> half.with(key, exact.tensor(key).to(DType.BFLOAT16)));
            try (var adapter = adapter("plain")) {
                var merged = LoraWeights.over(half, adapter);
                assertThat(merged.dtype(name)).isEqualTo(DType.BFLOAT16);
                var expected = half.tensor(name).to(DType.FLOAT32).add(adapter.update(name).delta(DType.FLOAT32))
                        .to(DType.BFLOAT16);
                assertThat(merged.tensor(name).toFloats()).isEqualTo(expected.toFloats());
            }
        }
    }

    @Test
    void merging_keeps_nothing_but_the_result() {
        try (var merged = LoraWeights.over(file("plain/base"), adapter("plain")); var scope = Scope.open()) {
            long before = Scope.liveTensors();
            merged.tensor("model.layers.0.self_attn.q_proj.weight");
            merged.tensor("model.norm.weight");
            assertThat(Scope.liveTensors() - before).isEqualTo(2);
        }
    }
}
