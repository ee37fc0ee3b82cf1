package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.lab.direction.Direction;
import dev.inscape.model.site.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblateCommandTest {

    @TempDir Path place;
    private LaboratoryRun ablate;

    @BeforeEach
    void make() throws Exception {
        ablate = new LaboratoryRun("ablate", TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer().name());
    }

    private String direction() {
        var entries = new float[30];
        var random = new Random(7);
        for (int i = 0; i < entries.length; i++) {
            entries[i] = (float) random.nextGaussian();
        }
        var file = place.resolve("direction.safetensors");
        new Direction(new Site.ResidualPost(1), entries, Map.of("how", "drawn")).save(file);
        return file.toString();
    }

    @Test
    void a_model_saved_without_a_direction_says_what_it_said_without() throws Exception {
        var saved = place.resolve("edited");
        var run = ablate.run("To be", "--direction", direction(), "--max-new", "9", "--save", saved.toString(),
                "--json");
        assertThat(run.err()).isEqualTo("inscape: wrote " + saved + "\n");
        var answers = new ObjectMapper().readTree(run.out()).get("answers");
        assertThat(answers).extracting(one -> one.get("condition").asText())
                .containsExactly("with it", "without it", "without a random one");
        assertThat(answers.get(1).get("new_ids")).isNotEqualTo(answers.get(0).get("new_ids"));
        var edited = new LaboratoryRun("ablate", saved.toString()).json("To be", "--head", "0.0", "--max-new", "9");
        assertThat(edited.get("answers").get(0).get("new_ids")).isEqualTo(answers.get(1).get("new_ids"));
    }

    @Test
    void heads_become_zero_or_their_mean() throws Exception {
        var zero = ablate.json("To be", "--head", "2.1");
        assertThat(zero.get("ablated").asText()).isEqualTo("head 2.1");
        assertThat(zero.get("by").asText()).isEqualTo("zero");
        assertThat(ablate.json("To be", "--head", "2.1", "--zero").get("next")).isEqualTo(zero.get("next"));
        var mean = ablate.json("To be", "--head", "2.1", "--mean", "not to be");
        assertThat(mean.get("by").asText()).isEqualTo("mean");
        assertThat(mean.get("next")).isNotEqualTo(zero.get("next"));
    }

    @Test
    void the_mean_over_a_prompt_of_one_token_changes_nothing() throws Exception {
        var next = ablate.json("T", "--layer", "1", "--mean", "T").get("next");
        next.forEach(token -> assertThat(token.get("without it").asDouble())
                .isCloseTo(token.get("with it").asDouble(), within(1e-6)));
    }

    @Test
    void all_heads_of_a_layer_are_its_attention() throws Exception {
        var heads = ablate.json("To be", "--head", "1.0", "--head", "1.1", "--head", "1.2", "--head", "1.3", "--head",
                "1.4",
                "--head", "1.5");
        var attention = ablate.json("To be", "--layer", "1", "--site", "attention");
        assertThat(heads.get("answers").get(1).get("new_ids"))
                .isEqualTo(attention.get("answers").get(1).get("new_ids"));
        var both = ablate.json("To be", "--layer", "1");
        assertThat(both.get("next")).isNotEqualTo(attention.get("next"));
        assertThat(both.get("ablated").asText()).isEqualTo("attention and MLP of layer 1");
    }

    @Test
    void a_report_says_what_became_of_what() throws Exception {
        var page = place.resolve("page.html");
        assertThat(ablate.run("To be", "--layer", "1", "--site", "mlp", "--html", page.toString()).out())
                .contains("the MLP of layer 1 became 0").contains("token  with it  without it");
        assertThat(Files.readString(page)).contains("<article><h3>without it</h3>");
        assertThat(ablate.run("To be", "--direction", direction()).out())
                .contains("projected out of the whole residual stream: drawn, found at blocks.1.hook_resid_post")
                .contains("the control is a random direction, seed 1");
    }

    @Test
    void what_cannot_be_taken_out_is_refused() throws Exception {
        var what = "say what to take out: one of --direction (or --towards and --away), --head and --layer";
        ablate.refuses(2, what, "To be");
        ablate.refuses(2, what, "To be", "--head", "1.1", "--layer", "1");
        ablate.refuses(2, "--head wants a layer and a head, such as 3.1, not \"one\"", "To be", "--head", "one");
        ablate.refuses(2, "there is no head 1.6: the layers of " + ablate.model() + " have the heads 0 to 5", "To be",
                "--head",
                "1.6");
        ablate.refuses(2, "there is no layer 5: " + ablate.model() + " has 3, 0 to 2", "To be", "--head", "5.1");
        ablate.refuses(2,
                "--site \"atention\" is nothing that a layer adds; did you mean \"attention\"?; there are attention, "
                        + "mlp and both",
                "To be", "--layer", "1", "--site", "atention");
        ablate.refuses(2, "--save goes with a direction: heads and layers are taken out of a run, not of weights",
                "To be",
                "--head", "1.1", "--save", "x");
        ablate.refuses(2, "give --zero or --mean, not both", "To be", "--head", "1.1", "--zero", "--mean", "x");
        ablate.refuses(2, "a direction is projected out; --zero, --mean and --site go with --head and --layer", "To be",
                "--direction", "x", "--zero");
        ablate.refuses(1, place + " is there already; name a directory that is to be made", "To be", "--direction",
                direction(), "--save", place.toString());
    }
}
