package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeCommandTest {

    @TempDir Path place;
    private LaboratoryRun attribute;

    @BeforeEach
    void make() throws Exception {
        attribute = new LaboratoryRun("attribute",
                TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer().name());
    }

    @Test
    void the_parts_sum_to_the_difference_that_patching_measures() throws Exception {
        var parts = attribute.json("To be", "--answer", "x", "--against", "y");
        double sum = parts.get("embedding").asDouble();
        for (var layer : parts.get("heads")) {
            assertThat(layer).hasSize(6);
            sum += StreamSupport.stream(layer.spliterator(), false).mapToDouble(part -> part.asDouble()).sum();
        }
        sum += StreamSupport.stream(parts.get("mlps").spliterator(), false).mapToDouble(part -> part.asDouble()).sum();
        var clean = new LaboratoryRun("patch", attribute.model())
                .json("--clean", "To be", "--corrupted", "To we", "--answer", "x", "--against", "y").get("clean")
                .asDouble();
        assertThat(sum).isCloseTo(clean, within(1e-4));
        assertThat(parts.get("total").asDouble()).isCloseTo(parts.get("difference").asDouble(), within(1e-4));
    }

    @Test
    void without_answers_these_are_the_two_likeliest() throws Exception {
        var best = new LaboratoryRun("lens", attribute.model()).json("To be").get("rows").get(3).get("places").get(4)
                .get("candidates");
        var parts = attribute.json("To be");
        assertThat(parts.get("answer")).isEqualTo(best.get(0).get("id"));
        assertThat(parts.get("against")).isEqualTo(best.get(1).get("id"));
        var turned = attribute.json("To be", "--against", "#" + best.get(0).get("id"));
        assertThat(turned.get("answer")).isEqualTo(best.get(1).get("id"));
        assertThat(turned.get("difference").asDouble()).isCloseTo(-parts.get("difference").asDouble(), within(1e-4));
    }

    @Test
    void a_report_prints_the_sum_beside_the_difference() throws Exception {
        var page = place.resolve("parts.html");
        var out = attribute.run("To be", "--answer", "x", "--against", "y", "--html", page.toString()).out();
        assertThat(out).contains("head 5").contains("\n  layer 2 ")
                .containsPattern("sum of all parts (-?\\d+\\.\\d{3})\\d; logit of \"x\" - logit of \"y\" = \\1");
        assertThat(Files.readString(page)).containsPattern("title=\"head 2\\.5: -?\\d\\.\\d{5}\"")
                .contains("title=\"MLP 1: ");
    }

    @Test
    void biases_of_attention_have_a_column_where_a_family_has_them() throws Exception {
        var gpt2 = new LaboratoryRun("attribute", TinyDecoder.of("gpt2", place.resolve("gpt2")).withTokenizer().name());
        assertThat(gpt2.run("To be", "--answer", "x", "--against", "y").out()).contains(" bias\n")
                .contains("attention biases ");
    }

    @Test
    void what_cannot_be_attributed_is_refused() {
        attribute.refuses(2,
                "--answer \"\" has no tokens; give a text such as \" yes\", with the blank before it, or a number "
                        + "such as #504",
                "To be", "--answer", "");
        new LaboratoryRun("attribute", "minilm").refuses(2,
                "minilm has no logits: it is an encoder without a language-model "
                        + "head; its last hidden state is ln_final.hook_normalized",
                "To be");
    }
}
