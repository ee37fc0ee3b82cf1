package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against transformers 5.24.0; oracle/sampling_cases.py made the expected values. */
class SamplingParityTest {

    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> cases() throws IOException {
        try (var in = Objects.requireNonNull(SamplingParityTest.class.getResourceAsStream("sampling-cases.json"))) {
            var file = new ObjectMapper().readTree(in);
            return StreamSupport.stream(file.get("cases").spliterator(), false)
                    .map(each -> Arguments.of(file.get("rows").get(each.get("row").asInt()), each, sampling(each)));
        }
    }

    private static Sampling sampling(JsonNode options) {
        return new Sampling(options.path("temperature").asDouble(1), options.path("top_k").asInt(0),
                options.path("top_p").asDouble(1), options.path("min_p").asDouble(0),
                options.path("repetition_penalty").asDouble(1), 7);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameTokensStayAndAreAsProbable(JsonNode row, JsonNode expected, Sampling sampling) {
        var chooser = new TokenChooser(sampling, 0);

        var probabilities = chooser.probabilities(logits(row), history(row));

        assertThat(chooser.kept()).containsExactly(ids(expected.get("kept")));
        assertThat(expected.get("probabilities")).isNotEmpty();
        expected.get("probabilities").properties().forEach(
                entry -> assertThat(probabilities[Integer.parseInt(entry.getKey())]).as("token %s", entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(TOLERANCE)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withoutSamplingTheSameTokenIsChosen(JsonNode row, JsonNode expected, Sampling sampling) {
        var chooser = new TokenChooser(sampling.withTemperature(0), 0);

        assertThat(chooser.choose(logits(row), history(row))).isEqualTo(expected.get("greedy").asInt());
        assertThat(chooser.draws()).isZero();
    }

    private static float[] logits(JsonNode row) {
        var logits = new float[row.get("logits").size()];
        for (int i = 0; i < logits.length; i++) {
            var logit = row.get("logits").get(i);
            logits[i] = logit.isNull() ? Float.NEGATIVE_INFINITY : logit.asInt() / 64f;
        }
        return logits;
    }

    private static int[] history(JsonNode row) {
        return IntStream.range(0, row.get("history").size()).map(i -> row.get("history").get(i).asInt()).toArray();
    }

    private static int[] ids(JsonNode runs) {
        return StreamSupport.stream(runs.spliterator(), false)
                .flatMapToInt(run -> IntStream.rangeClosed(run.get(0).asInt(), run.get(1).asInt())).toArray();
    }
}
