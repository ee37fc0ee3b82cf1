package dev.inscape.model;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.model.peer.OnnxPeer;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every layer of the embedded MiniLM equals ONNX Runtime's, for 200 real texts, alone and in batches. */
class MiniLmParityTest {

    private static final Closeness CLOSE = new Closeness(1e-4, 1e-5);
    private static final int TEXTS = 200;
    private static final int BATCH = 67;

    private static Model model;
    private static OnnxPeer peer;
    private static List<Encoding> texts;

    @BeforeAll
    static void load() {
        model = Models.load("minilm");
        peer = new OnnxPeer(EmbeddedModel.minilm().weights(), 2, true);
        texts = model.tokenizer().encodeAll(Prose.sentences(TEXTS), true);
    }

    @AfterAll
    static void close() {
        peer.close();
        model.close();
    }

    @Test
    void the_texts_are_of_many_lengths() {
        assertThat(texts.stream().mapToInt(Encoding::length).distinct().count()).isGreaterThan(40);
        assertThat(texts.stream().mapToInt(Encoding::length).max().orElseThrow()).isGreaterThan(200);
    }

    @Test
    void every_layer_of_a_text_alone_equals_onnx_runtime() {
        for (var text : texts) {
            try (var scope = Scope.open()) {
                compare(model.capture(List.of(text), residualStream()), List.of(text));
            }
        }
    }

    @Test
    void every_layer_of_ragged_batches_equals_onnx_runtime() {
        for (int from = 0; from < texts.size(); from += BATCH) {
            var batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
            try (var scope = Scope.open()) {
                compare(model.capture(batch, residualStream()), batch);
            }
        }
    }

    @Test
    void plain_weights_give_the_same_as_packed_ones() {
        try (var plain = Models.load("minilm", LoadOptions.DEFAULT.forGradients()); var scope = Scope.open()) {
            compare(plain.capture(texts.subList(0, 20), residualStream()), texts.subList(0, 20));
        }
    }

    @Test
    void double_precision_comes_no_further_from_onnx_runtime() {
        try (var precise = Models.load("minilm", LoadOptions.DEFAULT.in(DType.FLOAT64)); var scope = Scope.open()) {
            compare(precise.capture(texts.subList(0, 20), residualStream()), texts.subList(0, 20));
        }
    }

    private static void compare(Captured captured, List<Encoding> encodings) {
        var sites = residualStream().in(captured.shape());
        for (int text = 0; text < encodings.size(); text++) {
            var expected = peer.states(encodings.get(text).ids());
            for (int layer = 0; layer < sites.size(); layer++) {
                try (var scope = Scope.open()) {
                    CLOSE.require(captured.at(sites.get(layer), text), doubles(expected[layer]),
                            "text " + text + ", " + sites.get(layer).label());
                }
            }
        }
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
