package dev.inscape.world.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.hub.found.DirectoryModel;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.ModelText;
import dev.inscape.model.Models;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.tensor.DType;
import dev.inscape.text.chat.Conversation;
import dev.inscape.text.chat.Message;
import dev.inscape.world.Relation;
import dev.inscape.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShippedModelTest {

    private static final EmbeddedModel SHIPPED = (EmbeddedModel) ModelFiles.resolve("world");

    @Test
    void its_description_has_the_hashes_of_its_files() {
        var directory = SHIPPED.weights().getParent();
        SHIPPED.files();
        var unpacked = new DirectoryModel("unpacked", Objects.requireNonNull(directory), SHIPPED.config());
        var hashes = new TreeMap<>(SHIPPED.hashes());
        hashes.remove("recipe.json"); // which no model is read from
        assertThat(unpacked.hashes()).isEqualTo(hashes);
    }

    @Test
    void it_is_small_and_its_weights_are_bfloat16() throws IOException {
        long bytes = 0;
        for (var file : SHIPPED.files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(5 << 20);
        try (var weights = SHIPPED.openWeights()) {
            assertThat(weights.names()).isNotEmpty().allMatch(name -> weights.dtype(name) == DType.BFLOAT16);
        }
    }

    /** Else the weights belong to a vocabulary or a recipe that is no longer in the code. */
    @Test
    void its_other_files_are_those_that_the_recipe_writes() throws IOException {
        var companions = new WorldFiles(World.standard()).companions(WorldRecipe.STANDARD).written();
        for (var name : new String[]{"tokenizer.json", "tokenizer_config.json", "generation_config.json"}) {
            assertThat(SHIPPED.file(name).orElseThrow()).hasContent(companions.get(name));
        }
        var made = new ObjectMapper().readTree(SHIPPED.file("recipe.json").orElseThrow().toFile());
        var now = WorldRecipe.STANDARD.json();
        for (var key : new String[]{"world_seed", "seed", "steps", "documents", "tokens_of_a_document", "rate"}) {
            assertThat(made.get(key)).describedAs(key).isEqualTo(new ObjectMapper().readTree(now.toString()).get(key));
        }
    }

    @Test
    void it_writes_what_it_knows() {
        try (var model = Models.load("world")) {
            assertThat(model.generate("The city of Fugafi is in", GenerateOptions.greedy(2)).text())
                    .isEqualTo(" Lififaland.");
        }
    }

    @Test
    void its_chat_template_begins_a_text_once_and_invites_the_answer() {
        var fact = World.standard().facts(Relation.CITY).getFirst();
        var chat = ModelText.chatTemplates(SHIPPED).orElseThrow().render(Conversation.of(
                Message.user(fact.relation().ask(fact.subject()))).withGenerationPrompt()).text();
        assertThat(chat).isEqualTo("<s>User: Where is the city of " + fact.subject() + "?\nAssistant:");
        try (var tokenizer = ModelText.tokenizer(SHIPPED)) {
            assertThat(tokenizer.encode(chat, false).ids()).startsWith(1L).doesNotContain(0L);
        }
    }
}
