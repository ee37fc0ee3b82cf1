package dev.inscape.lab.read;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A reading of MiniLM, beside the same formulas in plain Java on the states that the model captures. */
class ReadingTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    private static Model model;
    private static Encoding text;
    private static Reading reading;
    /** [layer + 1][token][d]. */
    private static double[][][] states;

    @BeforeAll
    static void read() {
        model = Models.load("minilm");
        text = model.tokenizer().encode("The capital of France is Paris, and that of Poland is Warsaw.", true);
        long before = Scope.liveTensors();
        reading = Reading.of(model, text);
        assertThat(Scope.liveTensors()).as("tensors that the reading leaves open").isEqualTo(before);
        states = captured();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static double[][][] captured() {
        try (var scope = Scope.open()) {
            var captured = model.capture(List.of(text), residualStream());
            int width = model.shape().width();
            return residualStream().in(model.shape()).stream().map(site -> {
                var flat = captured.at(site).toDoubles();
                var tokens = new double[text.length()][];
                for (int token = 0; token < tokens.length; token++) {
                    tokens[token] = Arrays.copyOfRange(flat, token * width, (token + 1) * width);
                }
                return tokens;
            }).toArray(double[][][]::new);
        }
    }

    @Test
    void a_token_that_is_not_there_is_wrong_use() {
        for (int token : new int[]{-1, text.length()}) {
            assertThatThrownBy(() -> reading.neighbours(token, 3)).isInstanceOf(UsageException.class)
                    .hasMessage("there is no token " + token + ": the text has " + text.length() + ", counted from 0");
        }
        assertThatThrownBy(() -> reading.neighbours(0, -1)).isInstanceOf(UsageException.class)
                .hasMessage("cannot give -1 neighbours; ask for 0 or more");
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double cosine(double[] one, double[] other) {
        return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
    }

    @Test
    void norms_are_the_lengths_of_the_states() {
        assertThat(reading.norms()).hasDimensions(7, text.length());
        for (int layer = 0; layer < states.length; layer++) {
            for (int token = 0; token < text.length(); token++) {
                var state = states[layer][token];
                assertThat(reading.norms()[layer][token]).isEqualTo(Math.sqrt(dot(state, state)), CLOSE);
            }
        }
    }

    @Test
    void moves_are_the_turns_from_one_layer_to_the_next() {
        assertThat(reading.moves()).hasDimensions(6, text.length());
        for (int layer = 0; layer < states.length - 1; layer++) {
            for (int token = 0; token < text.length(); token++) {
                assertThat(reading.moves()[layer][token])
                        .isEqualTo(1 - cosine(states[layer + 1][token], states[layer][token]), CLOSE)
                        .isBetween(1e-3, 2.0);
            }
        }
    }

    @Test
    void similarity_is_the_cosine_of_the_last_states() {
        var last = states[states.length - 1];
        assertThat(reading.similarity()).hasDimensions(text.length(), text.length());
        for (int one = 0; one < last.length; one++) {
            for (int other = 0; other < last.length; other++) {
                assertThat(reading.similarity()[one][other]).isEqualTo(cosine(last[one], last[other]), CLOSE);
            }
        }
    }

    @Test
    void neighbours_are_all_other_tokens_the_most_similar_first() {
        int paris = text.pieces().indexOf("paris");
        var neighbours = reading.neighbours(paris, Integer.MAX_VALUE);

        assertThat(neighbours).hasSize(text.length() - 1).extracting(Neighbour::token).doesNotContain(paris)
                .doesNotHaveDuplicates();
        assertThat(neighbours).isSortedAccordingTo((a, b) -> Double.compare(b.cosine(), a.cosine()));
        assertThat(neighbours).allMatch(n -> n.cosine() == reading.similarity()[paris][n.token()]);
        assertThat(reading.neighbours(paris, 3)).isEqualTo(neighbours.subList(0, 3));
    }

    @Test
    void a_text_of_one_token_has_no_neighbours() {
        var alone = Reading.of(model, Encoding.ofIds(3000));
        assertThat(alone.neighbours(0, 5)).isEmpty();
        assertThat(alone.similarity()[0][0]).isEqualTo(1, CLOSE);
        assertThat(alone.norms()).hasDimensions(7, 1);
    }

    @Test
    void it_names_the_model_and_its_sizes() {
        assertThat(reading.info()).isEqualTo(model.info());
        assertThat(reading.shape()).isEqualTo(model.shape());
        assertThat(reading.text()).isEqualTo(text);
    }
}
