package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.summary.ModelSummary;
import dev.inscape.text.Tokenizer;
import dev.inscape.text.chat.ChatTemplates;
import dev.inscape.text.chat.Conversation;
import dev.inscape.text.chat.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real GGUF file says of text, against llama.cpp and transformers; oracle/fetch_smollm2 brings the file. */
class SmolLm2TextTest {

    /** What transformers 5.24.0 renders with the template of the file. */
    private static final String PROMPT = """
            <|im_start|>system
            You are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>
            <|im_start|>user
            What is the capital of France?<|im_end|>
            <|im_start|>assistant
            """;

    private static ModelFiles files;
    private static Tokenizer tokenizer;

    @BeforeAll
    static void open() {
        var file = SmolLm2File.require();
        files = ModelFiles.resolve(file.toString());
        tokenizer = ModelText.tokenizer(files);
    }

    @AfterAll
    static void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }

    /** The ids that the tests of the text module are held against; a module's tests run in its own directory. */
    private static JsonNode recorded() throws IOException {
        var file = Path.of("../text/src/test/resources/dev/inscape/text/gguf/smollm2-ids.json");
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private static long[] ids(JsonNode array) {
        return new ObjectMapper().convertValue(array, long[].class);
    }

    @Test
    void texts_of_many_languages_have_the_ids_of_llama_cpp() throws IOException {
        var recorded = recorded();
        assertThat(recorded.get("texts").size()).isGreaterThan(40);
        for (int i = 0; i < recorded.get("texts").size(); i++) {
            var text = recorded.get("texts").get(i).asText();
            assertThat(tokenizer.encode(text, false).ids()).as(text).containsExactly(ids(recorded.get("ids").get(i)));
            assertThat(tokenizer.encode(text, true).ids()).as(text)
                    .containsExactly(ids(recorded.get("with_special").get(i)));
        }
    }

    @Test
    void a_chat_is_written_as_transformers_writes_it() {
        var templates = ModelText.chatTemplates(files).orElseThrow();
        assertThat(templates.texts()).containsOnlyKeys("default");
        assertThat(templates.specialTokens()).isEqualTo(Map.of("bos_token", "<|im_start|>", "eos_token", "<|im_end|>",
                "unk_token", "<|endoftext|>", "pad_token", "<|im_end|>"));
        var rendered = templates.render(
                Conversation.of(Message.user("What is the capital of France?")).withGenerationPrompt());
        assertThat(rendered.text()).isEqualTo(PROMPT);
        var ids = tokenizer.encode(PROMPT, false).ids();
        assertThat(ids).startsWith(1, 9690, 198).endsWith(1, 520, 9531, 198);
        assertThat(Arrays.stream(ids).filter(id -> id == 2).count()).isEqualTo(2);
    }

    @Test
    void its_tokenizer_as_files_reads_and_writes_as_the_file_does(@TempDir Path directory) throws IOException {
        for (var file : ModelText.companions(files).written().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        try (var saved = Tokenizer.open(directory)) {
            var recorded = recorded();
            for (int i = 0; i < recorded.get("texts").size(); i++) {
                var text = recorded.get("texts").get(i).asText();
                assertThat(saved.encode(text, true).ids()).as(text)
                        .containsExactly(ids(recorded.get("with_special").get(i)));
            }
            assertThat(saved.specialTokens().byRole()).isEqualTo(tokenizer.specialTokens().byRole());
        }
        var conversation = Conversation.of(Message.user("What is the capital of France?")).withGenerationPrompt();
        assertThat(ChatTemplates.find(directory).render(conversation).text()).isEqualTo(PROMPT);
    }

    @Test
    void its_summary_is_that_of_the_model_card() {
        var summary = ModelSummary.of(files);
        assertThat(summary.family()).isEqualTo("llama");
        assertThat(summary.sizes()).containsExactly(Map.entry("layers", 30L), Map.entry("width", 576L),
                Map.entry("heads", 9L), Map.entry("key-value heads", 3L), Map.entry("neurons", 1536L),
                Map.entry("context", 8192L), Map.entry("vocabulary", 49152L));
        assertThat(summary.parameters()).isEqualTo(134_515_008);
        assertThat(summary.dtypes().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(134_515_008);
        assertThat(summary.dtypes()).containsKeys("f32", "q4_1");
        assertThat(summary.templates()).containsExactly("default");
        assertThat(summary.tokenizer().vocabulary()).isEqualTo(49152);
        assertThat(summary.tokenizer().before()).isEmpty();
        assertThat(summary.tokenizer().special()).containsEntry("bos", "<|im_start|>").containsEntry("eos",
                "<|im_end|>");
        var file = SmolLm2File.require();
        assertThat(summary.files()).containsEntry(file.getFileName().toString(), file.toFile().length());
    }
}
