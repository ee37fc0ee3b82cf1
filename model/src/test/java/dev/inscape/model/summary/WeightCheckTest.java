package dev.inscape.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.found.ModelFiles;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightCheckTest {

    @TempDir private Path place;
    private final Scope scope = Scope.open();

    @AfterEach
    void close() {
        scope.close();
    }

    private WeightCheck check(Map<String, Tensor> weights) throws IOException {
        var model = SmallModels.model(place.resolve("m"), weights);
        return WeightCheck.run(ModelFiles.resolve(model.toString()), _ -> {
        });
    }

    private static Tensor floats(float... values) {
        return Tensors.of(values, values.length);
    }

    @Test
    void nan_and_infinities_are_found_by_name_in_every_type() throws IOException {
        var check = check(Map.of("fine", floats(1.5f, -3), "nan", floats(2, Float.NaN, 1),
                "half.infinite", floats(0.5f, Float.POSITIVE_INFINITY).to(DType.FLOAT16),
                "both", floats(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 4),
                "brain.nan", floats(Float.NaN, 7).to(DType.BFLOAT16),
                "small.nan", floats(3, Float.NaN).to(DType.FLOAT8_E4M3FN),
                "double.infinite", Tensors.of(new double[]{Double.NEGATIVE_INFINITY, 3}, 2)));
        assertThat(check.tensors()).isEqualTo(7);
        assertThat(check.notFinite()).containsExactly("both", "brain.nan", "double.infinite", "half.infinite", "nan",
                "small.nan");
    }

    @Test
    void the_largest_numbers_of_every_type_are_finite() throws IOException {
        assertThat(check(Map.of("single", floats(Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE),
                "double", Tensors.of(new double[]{Double.MAX_VALUE, Double.MAX_VALUE}, 2),
                "half", floats(65504, 65504).to(DType.FLOAT16), "small", floats(448, 448).to(DType.FLOAT8_E4M3FN),
                "brain", floats(3.3e38f, 3.3e38f).to(DType.BFLOAT16), "ids",
                Tensors.of(new long[]{Long.MAX_VALUE, 1}, 2),
                "mask", floats(0, 1).to(DType.BOOL))).notFinite()).isEmpty();
    }

    @Test
    void the_last_number_of_a_large_weight_counts() throws IOException {
        int length = (1 << 22) + 3;
        var values = new float[length];
        values[length - 1] = Float.NaN;
        assertThat(check(Map.of("large", Tensors.of(values, length), "no.numbers", Tensors.empty(DType.FLOAT32, 0, 3)))
                .notFinite()).containsExactly("large");
    }

    @Test
    void bytes_are_heard_of_as_they_are_read_and_make_the_total() throws IOException {
        var model = ModelFiles.resolve(SmallModels.model(place.resolve("m"),
                Map.of("a", floats(1, 2, 3), "b", floats(4, 5).to(DType.FLOAT16))).toString());
        var heard = new ArrayList<Long>();
        WeightCheck.run(model, heard::add);
        assertThat(heard).containsExactly(12L, 4L);
        assertThat(ModelSummary.bytes(model)).isEqualTo(16);
    }

    @Test
    void an_adapter_that_spoils_a_weight_is_found() throws IOException {
        var weight = Tensors.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3);
        var base = SmallModels.model(place.resolve("base"), Map.of("layer.proj.weight", weight, "other", floats(7)));
        var adapter = SmallModels.adapter(place.resolve("adapter"), base, Tensors.of(new float[]{1, 2, 3}, 1, 3),
                Tensors.of(new float[]{1, Float.NaN}, 2, 1));
        var check = WeightCheck.run(ModelFiles.resolve(adapter.toString()), _ -> {
        });
        assertThat(check).isEqualTo(new WeightCheck(2, List.of("layer.proj.weight")));
    }
}
