package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's directory says which templates it has, in any of the ways that Hugging Face models do. */
class ChatTemplatesTest {

    private static final Conversation HELLO = Conversation.of(Message.user("hello"));

    @TempDir private Path directory;

    @Test
    void one_text_in_the_tokenizer_config_with_special_tokens_as_texts_and_as_objects() throws IOException {
        write("tokenizer_config.json",
                """
                {"model_max_length": 1e30, "bos_token": {"content": "<s>", "lstrip": false, "special": true},
                 "eos_token": "</s>", "pad_token": null, "added_tokens_decoder": {"0": {"content": "<unk>"}},
                 "chat_template": "{{ bos_token }}{{ messages[0].content }}{{ eos_token }}{{ pad_token is defined }}"}""");
        assertThat(ChatTemplates.find(directory).render(HELLO).text()).isEqualTo("<s>hello</s>False");
    }

    @Test
    void named_texts_in_the_tokenizer_config_where_tools_choose() throws IOException {
        write("tokenizer_config.json", """
                {"chat_template": [{"name": "default", "template": "plain"}, {"name": "tool_use", "template": "tools"},
                                   {"name": "rag", "template": "documents"}]}""");
        var templates = ChatTemplates.find(directory);
        assertThat(templates.render(HELLO).text()).isEqualTo("plain");
        assertThat(templates.render(HELLO.withTools(List.of())).text()).isEqualTo("tools");
        assertThat(templates.named("rag").render(HELLO)).isEqualTo("documents");
        assertThatThrownBy(() -> templates.named("rags")).isInstanceOf(UsageException.class)
                .hasMessageContaining("[default, rag, tool_use]");
    }

    @Test
    void a_file_of_its_own_goes_before_the_config_and_takes_its_tokens() throws IOException {
        write("tokenizer_config.json", "{\"chat_template\": \"old\", \"eos_token\": \"</s>\"}");
        write("special_tokens_map.json", "{\"bos_token\": {\"content\": \"<s>\"}, \"eos_token\": \"<other>\"}");
        write("chat_template.jinja", "{{ bos_token }}ünd{{ eos_token }}\n");
        Files.createDirectory(directory.resolve("additional_chat_templates"));
        write("additional_chat_templates/tool_use.jinja", "tools");
        var templates = ChatTemplates.find(directory);
        assertThat(templates.texts().keySet()).containsExactlyInAnyOrder("default", "tool_use");
        assertThat(templates.render(HELLO).text()).isEqualTo("<s>ünd</s>");
    }

    @Test
    void a_processors_json_is_the_last_resort() throws IOException {
        write("chat_template.json", "{\"chat_template\": \"from the processor\"}");
        assertThat(ChatTemplates.find(directory).render(HELLO).text()).isEqualTo("from the processor");
    }

    @Test
    void a_model_without_a_template_is_refused_with_what_was_looked_for() throws IOException {
        write("tokenizer_config.json", "{\"eos_token\": \"</s>\", \"chat_template\": null}");
        assertThat(ChatTemplates.lookFor(directory)).isEmpty();
        assertThatThrownBy(() -> ChatTemplates.find(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("no chat template in " + directory).hasMessageContaining("chat_template.jinja");
    }

    @Test
    void what_is_not_readable_is_named() throws IOException {
        write("tokenizer_config.json", "{\"chat_template\": ");
        assertThatThrownBy(() -> ChatTemplates.find(directory)).hasMessageContaining("tokenizer_config.json");
        write("tokenizer_config.json", "{\"chat_template\": 5}");
        assertThatThrownBy(() -> ChatTemplates.find(directory)).hasMessageContaining("neither a text nor a list");
        Files.write(directory.resolve("chat_template.jinja"), new byte[]{'a', (byte) 0xe9, 'b'});
        assertThatThrownBy(() -> ChatTemplates.find(directory)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void templates_without_a_default_must_be_named() {
        var templates = new ChatTemplates(Map.of("rag", "x"), Map.of());
        assertThatThrownBy(() -> templates.render(HELLO)).isInstanceOf(UsageException.class)
                .hasMessageContaining("[rag]");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
