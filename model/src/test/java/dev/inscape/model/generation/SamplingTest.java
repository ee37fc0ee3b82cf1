package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            -0.1,   0,  1,    0,   1,   "the temperature of sampling is -0.1; it must be 0 (greedy), or"
            1e-60,  0,  1,    0,   1,   "the temperature of sampling is 1.0E-60"
            NaN,    0,  1,    0,   1,   "the temperature of sampling is NaN"
            1,     -2,  1,    0,   1,   "the top-k of sampling is -2; it must be a number of tokens, or 0 for all"
            1,      0,  1.01, 0,   1,   "the top-p of sampling is 1.01; it must be a probability from 0 to 1"
            1,      0,  NaN,  0,   1,   "the top-p of sampling is NaN"
            1,      0,  1,   -0.5, 1,   "the min-p of sampling is -0.5; it must be a part from 0"
            1,      0,  1,    0,   0,   "the repetition penalty of sampling is 0.0; it must be a positive number"
            1,      0,  1,    0,   Infinity, "the repetition penalty of sampling is Infinity"
            """)
    void whatCannotBeIsNamed(double temperature, int topK, double topP, double minP, double penalty, String message) {
        assertThatThrownBy(() -> new Sampling(temperature, topK, topP, minP, penalty, 3))
                .isInstanceOf(UsageException.class).hasMessageContaining(message);
    }

    @Test
    void eachSettingIsChangedAlone() {
        assertThat(Sampling.GREEDY.withTemperature(0.7).withTopK(40).withTopP(0.9).withMinP(0.05)
                .withRepetitionPenalty(1.1).withSeed(12)).isEqualTo(new Sampling(0.7, 40, 0.9, 0.05, 1.1, 12));
    }

    @Test
    void optionsRefuseWhatCannotBe() {
        assertThatThrownBy(() -> GenerateOptions.greedy(-1)).isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot make -1 new tokens");
        assertThatThrownBy(() -> GenerateOptions.greedy(5).withStopStrings("ok", ""))
                .isInstanceOf(UsageException.class).hasMessageContaining("a stop string is empty");
        assertThatThrownBy(() -> GenerateOptions.greedy(5).withStopTokens(Set.of(7, -3)))
                .isInstanceOf(UsageException.class).hasMessageContaining("the stop token -3 is no token's id");
    }

    @Test
    void optionsMayMakeNothing() {
        assertThat(GenerateOptions.greedy(0))
                .isEqualTo(new GenerateOptions(0, Sampling.GREEDY, List.of(), Set.of()));
    }
}
