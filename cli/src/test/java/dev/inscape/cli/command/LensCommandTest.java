package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LensCommandTest {

    @TempDir Path place;
    private LaboratoryRun lens;

    @BeforeEach
    void make() throws Exception {
        lens = new LaboratoryRun("lens", TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer().name());
    }

    @Test
    void the_last_layer_says_what_the_model_says() throws Exception {
        var rows = lens.json("To be").get("rows");
        assertThat(rows).hasSize(4);
        var said = new LaboratoryRun("steer", lens.model())
                .json("To be", "--towards", "a", "--away", "b", "--max-new", "1")
                .get("answers").get(0).get("new_ids").get(0);
        assertThat(rows.get(3).get("places").get(4).get("candidates").get(0).get("id")).isEqualTo(said);
    }

    @Test
    void with_all_candidates_the_probabilities_sum_to_one_and_give_the_entropy() throws Exception {
        for (var row : lens.json("To be", "--top", "97").get("rows")) {
            double sum = 0;
            double entropy = 0;
            for (var candidate : row.get("places").get(2).get("candidates")) {
                double p = candidate.get("probability").asDouble();
                sum += p;
                entropy -= p * Math.log(p);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(row.get("places").get(2).get("entropy").asDouble()).isCloseTo(entropy, within(1e-4));
        }
    }

    @Test
    void raw_leaves_the_norm_out() throws Exception {
        var raw = lens.json("To be", "--raw");
        assertThat(raw.get("normed").asBoolean()).isFalse();
        assertThat(raw.get("rows")).isNotEqualTo(lens.json("To be").get("rows"));
    }

    @Test
    void a_table_has_a_row_for_each_layer_and_a_column_for_each_token() {
        var run = lens.run("To be");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("logit lens: 5 tokens, 3 layers, d = 30")
                .containsPattern("0 T +1 o +2 ␣ +3 b +4 e\n").contains("\n  into block 0 ")
                .contains("\n  after block 2 ");
    }

    @Test
    void a_page_has_every_candidate_and_the_entropy() throws Exception {
        var page = place.resolve("lens.html");
        assertThat(lens.run("To be", "--top", "3", "--html", page.toString()).err())
                .isEqualTo("inscape: wrote " + page + "\n");
        assertThat(Files.readString(page)).containsPattern(
                "title=\"after block 2, behind token 4 e: (&quot;.{1,9}&quot; 0\\.\\d{3}(, )?){3}; entropy \\d\\.\\d\\d nats\"");
    }

    @Test
    void standard_input_is_read() {
        assertThat(Run.on(terminal -> terminal.typing("To be\n"), "lens", "-", "--model", lens.model()).out())
                .isEqualTo(lens.run("To be").out());
    }

    @Test
    void what_has_no_next_token_is_refused() {
        new LaboratoryRun("lens", "minilm").refuses(2,
                "minilm has no logits to read out: it is an encoder; take a decoder, "
                        + "or inscape read for its states",
                "To be");
        lens.refuses(2, "a lens shows 1 to 97 tokens for each place, not 98", "To be", "--top", "98");
        lens.refuses(1, "the text is empty; give at least one character", "");
        lens.refuses(1,
                "the text has 99 tokens, but " + lens.model() + " reads at most 61; shorten it, or let --truncate "
                        + "cut it",
                "x".repeat(99));
    }
}
