package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decoder of random weights says nonsense, but always the same. */
class GenerateCommandTest {

    @TempDir Path place;
    private TinyDecoder decoder;

    @BeforeEach
    void make() throws Exception {
        decoder = TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer();
    }

    private Run generate(String... arguments) {
        return generateOn("", arguments);
    }

    private Run generateOn(String typed, String... arguments) {
        var all = new ArrayList<>(List.of("generate", decoder.name()));
        all.addAll(List.of(arguments));
        return Run.on(terminal -> terminal.typing(typed), all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        var run = generate(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("}\n").containsOnlyOnce("\n");
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void json_tells_what_was_made_and_how() throws Exception {
        var answer = json("--prompt", "To be", "--max-new", "9", "--temperature", "0.75", "--top-k", "40", "--top-p",
                "0.875", "--min-p", "0.0625", "--repetition-penalty", "1.25", "--seed", "20");
        assertThat(answer.fieldNames()).toIterable().containsExactly("prompt_ids", "new_ids", "text", "stop_reason",
                "tokens_per_second", "prefill_tokens_per_second", "sampling");
        assertThat(answer.get("prompt_ids").toString()).isEqualTo("[52,79,0,66,69]");
        assertThat(answer.get("new_ids")).hasSize(9);
        assertThat(answer.get("stop_reason").asText()).isEqualTo("length");
        assertThat(answer.get("tokens_per_second").asDouble()).isPositive();
        assertThat(answer.get("prefill_tokens_per_second").asDouble()).isPositive();
        assertThat(answer.get("sampling").toString()).isEqualTo("{\"temperature\":0.75,\"top_k\":40,\"top_p\":0.875,"
                + "\"min_p\":0.0625,\"repetition_penalty\":1.25,\"seed\":20}");
    }

    @Test
    void the_text_is_what_the_ids_say() throws Exception {
        var answer = json("--prompt", "To be", "--max-new", "12");
        var spelled = new StringBuilder();
        answer.get("new_ids").forEach(id -> spelled.append(id.asInt() < 95 ? "" + (char) (' ' + id.asInt()) : ""));
        assertThat(answer.get("text").asText()).isEqualTo(spelled.toString()).hasSizeGreaterThan(5);
    }

    @Test
    void what_streams_is_the_same_text() throws Exception {
        var text = json("--prompt", "To be", "--max-new", "12").get("text").asText();
        var streamed = generate("--prompt", "To be", "--max-new", "12");
        assertThat(streamed.code()).isZero();
        assertThat(streamed.out()).isEqualTo(text + "\n");
        assertThat(streamed.err())
                .matches("inscape: 12 new tokens, [0-9.]+ tokens/s; 5 prompt tokens, [0-9.]+ tokens/s; "
                        + "ended by length\n");
    }

    @Test
    void ids_and_a_prompt_of_the_same_ids_get_the_same_answer() throws Exception {
        assertThat(json("--ids", "52,79,0,66,69", "--max-new", "7").get("new_ids"))
                .isEqualTo(json("--prompt", "To be", "--max-new", "7").get("new_ids"));
    }

    @Test
    void a_prompt_comes_from_standard_input_too() throws Exception {
        assertThat(generateOn("To be\n", "--prompt", "-", "--max-new", "7").out())
                .isEqualTo(generate("--prompt", "To be", "--max-new", "7").out());
    }

    @Test
    void a_message_is_put_into_the_template_with_what_the_model_is_told_before() throws Exception {
        decoder.withChatTemplate();
        assertThat(json("--chat", "Hi", "--max-new", "5").get("prompt_ids"))
                .isEqualTo(json("--prompt", "[user] Hi[assistant]", "--max-new", "5").get("prompt_ids"));
        assertThat(json("--chat", "Hi", "--system", "Be kind.", "--max-new", "5").get("prompt_ids"))
                .isEqualTo(
                        json("--prompt", "[system] Be kind.[user] Hi[assistant]", "--max-new", "5").get("prompt_ids"));
    }

    @Test
    void a_model_without_a_tokenizer_goes_on_with_ids() throws Exception {
        decoder = TinyDecoder.of("gpt2", place.resolve("ids-alone"));
        var answer = json("--ids", "5,9,17", "--max-new", "6");
        assertThat(answer.get("new_ids")).hasSize(6);
        assertThat(answer.get("text").asText()).isEmpty();
        assertThat(generate("--ids", "5,9,17", "--max-new", "6").out()).isEqualTo("\n");
    }

    @Test
    void no_new_tokens_and_one_have_no_rate() throws Exception {
        assertThat(json("--prompt", "To be", "--max-new", "0").get("new_ids")).isEmpty();
        var none = generate("--prompt", "To be", "--max-new", "0");
        assertThat(none.out()).isEqualTo("\n");
        assertThat(none.err()).startsWith("inscape: 0 new tokens; 5 prompt tokens, ").endsWith("ended by length\n");
        assertThat(generate("--prompt", "To be", "--max-new", "1").err()).startsWith("inscape: 1 new token; 5 prompt");
    }

    @Test
    void it_is_greedy_unless_somebody_says_otherwise() throws Exception {
        assertThat(json("--prompt", "To be", "--max-new", "20").get("new_ids"))
                .isEqualTo(json("--prompt", "To be", "--max-new", "20", "--greedy", "--seed", "5").get("new_ids"));
    }

    @Test
    void the_makers_suggestion_holds_until_an_option_changes_it() throws Exception {
        decoder.with("generation_config.json", "{\"do_sample\": true, \"temperature\": 1.5, \"top_p\": 0.75}");
        var suggested = json("--prompt", "To be", "--max-new", "2").get("sampling");
        assertThat(suggested.toString()).isEqualTo("{\"temperature\":1.5,\"top_k\":50,\"top_p\":0.75,\"min_p\":0.0,"
                + "\"repetition_penalty\":1.0,\"seed\":0}");
        assertThat(json("--prompt", "To be", "--max-new", "2", "--top-k", "0").get("sampling").get("top_k").asInt())
                .isZero();
        assertThat(json("--prompt", "To be", "--max-new", "2", "--greedy").get("sampling").get("temperature")
                .asDouble()).isZero();
    }

    @Test
    void a_seed_decides_what_is_drawn() throws Exception {
        var one = json("--prompt", "To be", "--max-new", "20", "--temperature", "2", "--seed", "1").get("new_ids");
        assertThat(json("--prompt", "To be", "--max-new", "20", "--temperature", "2", "--seed", "1").get("new_ids"))
                .isEqualTo(one);
        assertThat(json("--prompt", "To be", "--max-new", "20", "--temperature", "2", "--seed", "2").get("new_ids"))
                .isNotEqualTo(one);
    }

    @Test
    void a_stop_string_cuts_the_text_and_says_so() throws Exception {
        var text = json("--prompt", "To be", "--max-new", "20").get("text").asText();
        var stop = text.substring(4, 6);
        var cut = json("--prompt", "To be", "--max-new", "20", "--stop", stop, "--stop", "never spelled");
        assertThat(cut.get("text").asText()).isEqualTo(text.substring(0, text.indexOf(stop)));
        assertThat(cut.get("stop_reason").asText()).isEqualTo("stop_string");
        assertThat(generate("--prompt", "To be", "--max-new", "20", "--stop", stop).err())
                .endsWith("ended by stop string\n");
    }

    @Test
    void a_token_that_ends_answers_is_not_shown() throws Exception {
        var free = json("--prompt", "To be", "--max-new", "20");
        int end = free.get("new_ids").get(5).asInt();
        decoder.with("generation_config.json", "{\"eos_token_id\": " + end + "}");
        var ended = json("--prompt", "To be", "--max-new", "20");
        assertThat(ended.get("stop_reason").asText()).isEqualTo("stop_token");
        assertThat(ended.get("new_ids").size()).isLessThanOrEqualTo(6);
        assertThat(ended.get("new_ids").get(ended.get("new_ids").size() - 1).asInt()).isEqualTo(end);
        assertThat(ended.get("text").asText()).hasSize(ended.get("new_ids").size() - 1);
    }

    @Test
    void the_context_ends_an_answer() throws Exception {
        var full = json("--prompt", "To be", "--max-new", "100");
        assertThat(full.get("stop_reason").asText()).isEqualTo("context_full");
        assertThat(full.get("new_ids")).hasSize(61 - 5);
    }

    @Test
    void other_precisions_go_on_too() throws Exception {
        assertThat(json("--prompt", "To be", "--max-new", "3", "--dtype", "bf16").get("new_ids")).hasSize(3);
        assertThat(json("--prompt", "To be", "--max-new", "12", "--dtype", "f64").get("new_ids"))
                .isEqualTo(json("--prompt", "To be", "--max-new", "12", "--dtype", "f32").get("new_ids"));
    }
}
