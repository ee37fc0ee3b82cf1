package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.lab.direction.Direction;
import dev.inscape.model.site.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteerCommandTest {

    @TempDir Path place;
    private LaboratoryRun steer;

    @BeforeEach
    void make() throws Exception {
        steer = new LaboratoryRun("steer", TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer().name());
    }

    private static double[] probabilities(JsonNode answer, String condition) {
        var next = answer.get("next");
        var values = new double[next.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.get(i).get(condition).asDouble();
        }
        return values;
    }

    @Test
    void three_answers_stand_side_by_side_the_first_untouched() throws Exception {
        var answer = steer.json("To be", "--towards", "yes!", "--away", "no?", "--strength", "9", "--max-new", "8");
        assertThat(answer.get("answers")).extracting(one -> one.get("condition").asText())
                .containsExactly("without", "with the direction", "with a random one");
        assertThat(answer.get("answers").get(0).get("new_ids")).hasSize(8);
        assertThat(answer.get("site").asText()).isEqualTo("blocks.1.hook_resid_post");
        assertThat(probabilities(answer, "with the direction")).isNotEqualTo(probabilities(answer, "without"));
        assertThat(probabilities(answer, "with a random one")).isNotEqualTo(probabilities(answer, "with the direction"))
                .isNotEqualTo(probabilities(answer, "without"));
    }

    @Test
    void a_direction_that_was_saved_does_the_same_again() throws Exception {
        var file = place.resolve("yes.safetensors");
        var made = steer.json("To be", "--towards", "yes!", "--away", "no?", "--layer", "2", "--strength", "3",
                "--save-direction", file.toString());
        var saved = Direction.load(file);
        assertThat(made.get("norm").asDouble()).isCloseTo(3 * saved.norm(), within(1e-4));
        var again = steer.json("To be", "--direction", file.toString(), "--strength", "3");
        assertThat(again.get("answers")).isEqualTo(made.get("answers"));
        assertThat(again.get("next")).isEqualTo(made.get("next"));
    }

    @Test
    void texts_come_from_files_a_line_each() throws Exception {
        var towards = Files.writeString(place.resolve("towards.txt"), "yes!\n\nsure\n");
        var listed = steer.json("To be", "--towards", "yes!", "--towards", "sure", "--away", "no?");
        assertThat(steer.json("To be", "--towards", towards.toString(), "--away", "no?").get("next"))
                .isEqualTo(listed.get("next"));
    }

    @Test
    void all_tokens_are_more_than_the_last() throws Exception {
        var last = steer.json("To be", "--towards", "yes!", "--away", "no?", "--strength", "5", "--layer", "0");
        var all = steer.json("To be", "--towards", "yes!", "--away", "no?", "--strength", "5", "--layer", "0",
                "--positions",
                "all");
        assertThat(probabilities(all, "without")).isNotEmpty();
        assertThat(all.get("next")).isNotEqualTo(last.get("next"));
    }

    @Test
    void a_report_says_what_was_done() {
        assertThat(steer.run("To be", "--towards", "yes!", "--away", "no?", "--strength", "-2").out())
                .contains("added at blocks.1.hook_resid_post, the last token and new ones: difference of means")
                .contains(", times -2.00, of norm ")
                .contains("the control is a random direction of the same norm, seed 1")
                .contains("token  without  with the direction  with a random one");
    }

    @Test
    void what_does_not_steer_is_refused() throws Exception {
        steer.refuses(2, "give a direction: --direction FILE, or texts with both --towards and --away", "To be",
                "--towards",
                "yes");
        steer.refuses(2, "give a direction once: as --direction x, or by --towards and --away", "To be", "--direction",
                "x",
                "--away", "no");
        steer.refuses(2, "there is no layer 3: " + steer.model() + " has 3; did you mean 2, the last one?", "To be",
                "--towards", "yes", "--away", "no", "--layer", "3");
        steer.refuses(2, "--positions is last or all, not \"first\"", "To be", "--towards", "yes", "--away", "no",
                "--positions", "first");
        steer.refuses(2, "--strength 0.0 changes nothing that can be seen; give a number such as 2", "To be",
                "--towards",
                "yes", "--away", "no", "--strength", "0");
        steer.refuses(1, "a direction is not all zeros; are both sets of states the same?", "To be", "--towards", "yes",
                "--away", "yes");
        var file = place.resolve("narrow.safetensors");
        new Direction(new Site.ResidualPost(0), new float[]{1, -2, 3}, Map.of()).save(file);
        steer.refuses(1, "the direction of " + file + " has the width 3, but the stream of " + steer.model()
                + " has 30; take one that was made with this model", "To be", "--direction", file.toString());
    }
}
