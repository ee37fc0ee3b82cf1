package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCommandTest {

    private static final String[] PROMPTS = {"--clean", "To be", "--corrupted", "To we"};

    @TempDir Path place;
    private LaboratoryRun patch;

    @BeforeEach
    void make() throws Exception {
        patch = new LaboratoryRun("patch", TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer().name());
    }

    private static String[] with(String... more) {
        var all = Arrays.copyOf(PROMPTS, PROMPTS.length + more.length);
        System.arraycopy(more, 0, all, PROMPTS.length, more.length);
        return all;
    }

    @Test
    void what_comes_before_the_difference_brings_back_nothing_and_the_end_everything() throws Exception {
        var effects = patch.json(with("--answer", "x", "--against", "#40"));
        assertThat(effects.get("rows").get(0).asText()).isEqualTo("blocks.0.hook_resid_pre");
        assertThat(effects.get("answer").asInt()).isEqualTo('x' - ' ');
        assertThat(effects.get("against").asInt()).isEqualTo(40);
        var restored = effects.get("restored");
        assertThat(restored).hasSize(4);
        restored.forEach(row -> assertThat(row.get(2).asDouble()).isZero());
        assertThat(restored.get(0).get(3).asDouble()).isCloseTo(1, within(1e-3));
        assertThat(restored.get(3).get(4).asDouble()).isCloseTo(1, within(1e-3));
        assertThat(restored.get(3).get(3).asDouble()).isCloseTo(0, within(1e-3));
        assertThat(effects.get("token_layers").asInt()).isLessThan(effects.get("naive_token_layers").asInt());
    }

    @Test
    void the_measure_is_what_the_lens_reads_of_the_last_layer() throws Exception {
        var effects = patch.json(with("--answer", "x", "--against", "y"));
        var candidates = new LaboratoryRun("lens", patch.model()).json("To be", "--top", "97").get("rows").get(3)
                .get("places").get(4).get("candidates");
        double difference = 0;
        for (var candidate : candidates) {
            int sign = candidate.get("token").asText().equals("x")
                    ? 1
                    : candidate.get("token").asText().equals("y") ? -1 : 0;
            difference += sign * Math.log(candidate.get("probability").asDouble());
        }
        assertThat(effects.get("clean").asDouble()).isCloseTo(difference, within(1e-4));
    }

    @Test
    void heads_and_other_sites_are_swept_too() throws Exception {
        var heads = patch.json(with("--answer", "x", "--against", "y", "--site", "heads"));
        assertThat(heads.get("heads").toString()).isEqualTo("[0,1,2,3,4,5]");
        assertThat(heads.get("restored")).hasSize(3);
        var one = patch.json(with("--answer", "x", "--against", "y", "--site", "blocks.1.hook_mlp_out", "--positions",
                "3..4"));
        assertThat(one.get("rows").toString()).isEqualTo("[\"blocks.1.hook_mlp_out\"]");
        assertThat(one.get("positions").toString()).isEqualTo("[3,4]");
        var all = patch.json(with("--answer", "x", "--against", "y", "--site", "mlp"));
        assertThat(all.get("restored").get(1).get(4).asDouble())
                .isCloseTo(one.get("restored").get(0).get(1).asDouble(), within(1e-5));
    }

    @Test
    void another_model_lends_its_values() throws Exception {
        var own = patch.json(with("--answer", "x", "--against", "y"));
        var same = TinyDecoder.of("llama3", place.resolve("twin")).withTokenizer().name();
        assertThat(patch.json(with("--answer", "x", "--against", "y", "--from", same)).get("restored").get(2).get(4)
                .asDouble()).isCloseTo(own.get("restored").get(2).get(4).asDouble(), within(1e-4));
        var other = TinyDecoder.of("gpt2", place.resolve("gpt2")).withTokenizer().name();
        assertThat(patch.run(with("--answer", "x", "--against", "y", "--from", other)).err())
                .startsWith("inscape: values of ").contains(" do not fit ");
    }

    @Test
    void a_report_says_the_measures_and_what_was_shared() throws Exception {
        var page = place.resolve("patch.html");
        var run = patch.run(with("--answer", "x", "--against", "y", "--html", page.toString()));
        assertThat(run.out()).contains("3 b/w").contains("logit of \"x\" - logit of \"y\": clean ")
                .contains(", corrupted ")
                .containsPattern(
                        "computed \\d+ token-layers instead of 300 of a run for each cell: \\d+\\.\\d times less");
        assertThat(Files.readString(page)).contains("blocks.2.hook_resid_post, 4 e: brought back 1.0000");
    }

    @Test
    void prompts_that_do_not_align_are_shown() {
        var run = patch.run("--clean", "To be", "--corrupted", "To we!");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                inscape: clean:     0 "T", 1 "o", 2 " ", 3 "b", 4 "e"
                inscape: corrupted: 0 "T", 1 "o", 2 " ", 3 "w", 4 "e", 5 "!"
                inscape: the prompts do not align: 5 and 6 tokens, which part at token 3 ("b" and "w"); take words of \
                equally many tokens; see inscape patch --help
                """);
    }

    @Test
    void an_answer_of_several_tokens_is_remarked_on() {
        assertThat(patch.run(with("--answer", "xyz", "--against", "y")).err())
                .isEqualTo("inscape: --answer \"xyz\" is 3 tokens; measured is the first, \"x\" (#88)\n");
    }

    @Test
    void what_cannot_be_patched_is_refused() {
        patch.refuses(2,
                "--answer and --against both begin with the token \"x\" (#88); give two that differ in their first "
                        + "token",
                with("--answer", "x", "--against", "#88"));
        patch.refuses(2, "--answer #97: " + patch.model() + " knows the tokens 0 to 96", with("--answer", "#97"));
        patch.refuses(2, "both prompts are the same; patching needs two that differ", "--clean", "To be", "--corrupted",
                "To be", "--answer", "x", "--against", "y");
        patch.refuses(2,
                "there is no site \"residul\"; did you mean \"residual\"?; sites are residual, attention, mlp, heads, "
                        + "or by label: blocks.3.hook_mlp_out, with * for every layer",
                with("--site", "residul"));
        patch.refuses(2, patch.model() + " has no site blocks.7.hook_mlp_out: its layers are 0 to 2",
                with("--answer", "x", "--against", "y", "--site", "blocks.7.hook_mlp_out"));
        patch.refuses(2, "there is no token 5: the prompts have 5, from 0 to 4",
                with("--answer", "x", "--against", "y", "--positions", "1,5"));
        patch.refuses(2, "--positions wants places of tokens between commas, such as 3,5..7,-1; \"one\" is none",
                with("--answer", "x", "--against", "y", "--positions", "one"));
        patch.refuses(2, "--positions does not go with --site heads, which patches a head at all tokens",
                with("--site", "heads", "--positions", "1"));
    }
}
