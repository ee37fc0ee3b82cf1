package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever cannot be answered: one line that says so, the exit code, and nothing among the results. */
class GenerateRefusalsTest {

    private static final String HELP = "; see inscape generate --help";

    @TempDir Path place;
    private TinyDecoder decoder;

    @BeforeEach
    void make() throws Exception {
        decoder = TinyDecoder.of("llama3", place.resolve("tiny")).withTokenizer();
    }

    private void refused(int code, String message, String... arguments) {
        assertThat(generate(decoder.name(), arguments)).isEqualTo(new Run(code, "", "inscape: " + message + "\n"));
    }

    private static Run generate(String model, String... arguments) {
        var all = new ArrayList<>(List.of("generate", model));
        all.addAll(List.of(arguments));
        return Run.inscape(all.toArray(String[]::new));
    }

    @Test
    void nothing_to_go_on_with() {
        refused(2, "missing required argument (specify one of these): (--prompt=TEXT | --chat=TEXT | --ids=ID,ID…)"
                + HELP);
    }

    @ParameterizedTest
    @CsvSource({"--prompt,--chat", "--prompt,--ids", "--chat,--ids"})
    void two_things_to_go_on_with(String one, String other) {
        var run = generate(decoder.name(), one, "5", other, "9");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("inscape: " + one + "=").contains(other + "=")
                .endsWith(" are mutually exclusive (specify only one)" + HELP + "\n").containsOnlyOnce("\n");
    }

    @Test
    void an_empty_or_damaged_prompt() {
        refused(1, "the text is empty; give at least one character", "--prompt", "");
        refused(1, "standard input is empty; give at least one character", "--prompt", "-");
        refused(1, "the text is empty; give at least one character", "--chat", "");
        refused(1, "the text has a null character (U+0000) at position 1; a text has none: is this a binary file?",
                "--prompt", "a\0");
    }

    @Test
    void fewer_than_no_new_tokens() {
        refused(2, "cannot make -1 new tokens; ask for 1 or more, or 0 to run the prompt alone" + HELP, "--prompt", "x",
                "--max-new", "-1");
        refused(2, "invalid value for option '--max-new': '1e9' is not an int" + HELP, "--prompt", "x", "--max-new",
                "1e9");
    }

    @ParameterizedTest
    @CsvSource({"--temperature,-0.5,temperature,-0.5", "--temperature,NaN,temperature,NaN",
            "--temperature,1e-60,temperature,1.0E-60", "--top-k,-1,top-k,-1", "--top-p,1.5,top-p,1.5",
            "--top-p,-0.1,top-p,-0.1", "--min-p,2,min-p,2.0", "--repetition-penalty,0,repetition penalty,0.0"})
    void sampling_that_cannot_be(String option, String value, String name, String shown) {
        var run = generate(decoder.name(), "--prompt", "x", option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("inscape: the " + name + " of sampling is " + shown + "; it must be ")
                .endsWith(HELP + "\n").containsOnlyOnce("\n");
    }

    @Test
    void sampling_that_would_count_for_nothing() {
        refused(2, "--greedy always takes the most probable token, so that --temperature 0.7 counts for nothing; give "
                + "one of them" + HELP, "--prompt", "x", "--greedy", "--temperature", "0.7");
        refused(2, "--top-k, --top-p and --min-p choose among what is drawn from, but " + decoder.name()
                + " suggests no temperature, so that the most probable token is taken; give --temperature too (1 leaves "
                + "the probabilities as they are)" + HELP, "--prompt", "x", "--top-p", "0.9");
    }

    @Test
    void an_empty_stop_string() {
        refused(2, "a stop string is empty, which would end every answer before it begins; leave it out" + HELP,
                "--prompt", "x", "--stop", "");
    }

    @Test
    void a_text_for_a_model_without_a_tokenizer() throws Exception {
        decoder = TinyDecoder.of("gpt2", place.resolve("ids-alone"));
        refused(1, decoder.name() + " has no tokenizer: its files have no tokenizer.json; give it token ids instead of "
                + "text", "--prompt", "x");
    }

    @Test
    void a_message_for_a_model_without_a_template() {
        refused(1, decoder.name() + " has no chat template: it was not made for conversations; use --prompt instead of "
                + "--chat", "--chat", "Hi");
    }

    @Test
    void somebody_is_told_something_in_a_plain_prompt() {
        refused(2, "--system belongs to --chat: a plain prompt has nobody who is told anything" + HELP, "--prompt", "x",
                "--system", "Be kind.");
    }

    @Test
    void an_encoder() {
        assertThat(generate("minilm", "--prompt", "The capital of France is")).isEqualTo(new Run(2, "",
                "inscape: minilm writes nothing: it is an encoder (model type \"bert\"); take a decoder" + HELP
                        + "\n"));
    }

    @Test
    void ids_that_the_model_does_not_have() {
        refused(1, "token id 97 is outside of the vocabulary: 0 to 96", "--ids", "5,97");
        refused(2, "--ids wants whole numbers between commas, such as 101,3000,102; \"x\" is none" + HELP, "--ids",
                "5,x");
    }

    @Test
    void a_prompt_that_is_longer_than_the_context() {
        refused(1, "the text has 62 tokens, but " + decoder.name() + " reads at most 61; shorten it", "--prompt",
                "x".repeat(62));
    }

    @Test
    void a_suggestion_of_the_makers_that_cannot_be() throws Exception {
        decoder.with("generation_config.json", "{\"do_sample\": true, \"top_p\": 7}");
        refused(1, decoder.directory.resolve("generation_config.json")
                + ": the top-p of sampling is 7.0; it must be a probability from 0 to 1 (1 keeps all)", "--prompt",
                "x");
    }
}
