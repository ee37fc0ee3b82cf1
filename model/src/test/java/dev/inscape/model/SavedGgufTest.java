package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.found.DirectoryModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.tensor.Scope;
import dev.inscape.text.chat.Conversation;
import dev.inscape.text.chat.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A GGUF file that is saved as a directory reads and writes text as it did. */
class SavedGgufTest {

    private static final String TEMPLATE = "{{ bos_token }}{% for m in messages %}<{{ m.role }}> {{ m.content }}{{ eos_token }}"
            + "{% endfor %}";

    @TempDir private Path place;

    /** What the tests of the text module hold against llama.cpp; a module's tests run in its own directory. */
    private static JsonNode recorded() throws IOException {
        var file = Path.of("../text/src/test/resources/dev/inscape/text/gguf/gguf-encodings.json");
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private ModelFiles saved(ModelFiles model) {
        var directory = place.resolve("saved");
        try (var weights = model.openWeights()) {
            ModelDirectory.write(directory, weights, (ObjectNode) model.config(), ModelText.companions(model),
                    SaveOptions.DEFAULT);
        }
        return ModelFiles.resolve(directory.toString());
    }

    private static String chat(ModelFiles model) {
        var conversation = Conversation.of(Message.user("Grüß \"Gott\"!"), Message.assistant("Ja."));
        return ModelText.chatTemplates(model).orElseThrow().render(conversation).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void its_texts_have_the_same_ids_and_its_chats_the_same_words(String model) throws IOException {
        var recorded = recorded();
        var gguf = ModelFiles.resolve(WrittenGguf
                .write(place.resolve("tiny.gguf"), model, recorded.at("/vocabularies/" + model), TEMPLATE).toString());
        var directory = saved(gguf);
        assertThat(directory).isInstanceOf(DirectoryModel.class);
        try (var before = ModelText.tokenizer(gguf); var after = ModelText.tokenizer(directory)) {
            assertThat(recorded.path("texts").size()).isGreaterThan(30);
            for (var text : recorded.path("texts")) {
                var expected = before.encode(text.textValue(), true);
                var found = after.encode(text.textValue(), true);
                assertThat(found.ids()).as(text.textValue()).isEqualTo(expected.ids());
                assertThat(found.pieces()).isEqualTo(expected.pieces());
                assertThat(found.starts()).isEqualTo(expected.starts());
                assertThat(after.decode(found.ids(), true)).isEqualTo(before.decode(found.ids(), true));
            }
            assertThat(after.specialTokens().ids()).isEqualTo(before.specialTokens().ids()).isNotEmpty();
            assertThat(after.specialTokens().byRole()).isEqualTo(before.specialTokens().byRole()).isNotEmpty();
        }
        assertThat(chat(directory)).isEqualTo(chat(gguf)).contains("<assistant> Ja.").doesNotStartWith("<user>");
        try (var weights = directory.openWeights(); var scope = Scope.open()) {
            assertThat(weights.tensor("model.embed_tokens.weight").toFloats()).startsWith(-1, -0.75f, -0.5f);
        }
    }
}
