package dev.inscape.world.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import dev.inscape.model.Models;
import dev.inscape.train.TrainingListener;
import dev.inscape.train.TrainingResult;
import dev.inscape.world.check.WorldCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldRecipeTest {

    private static final WorldRecipe SMALL = new WorldRecipe(new WorldShape(2, 32, 2, 48), 5, 6, 3, 1e-2);

    @TempDir private Path place;

    private TrainingResult run(String name, boolean resume, TrainingListener listener) {
        return SMALL.run(place.resolve(name), place.resolve(name + ".checkpoints"), resume, listener);
    }

    @Test
    void a_training_writes_a_model_that_can_be_loaded_and_asked() {
        var result = run("made", false, TrainingListener.NONE);
        assertThat(result.curve().points().getLast().loss()).isLessThan(result.curve().points().getFirst().loss());
        assertThat(place.resolve("made")).isDirectoryContaining("glob:**/recipe.json")
                .isDirectoryContaining("glob:**/tokenizer_config.json");
        try (var model = Models.load(place.resolve("made").toString())) {
            assertThat(model.shape().vocabulary()).isEqualTo(753);
            var check = WorldCheck.of(model);
            assertThat(check.facts().share()).isLessThan(0.1);
            assertThat(check.passes()).isFalse();
        }
    }

    @Test
    void cut_short_and_resumed_it_writes_the_same_bytes() throws IOException {
        run("whole", false, TrainingListener.NONE);
        var cut = run("parts", false, progress -> progress.step() < 4);
        assertThat(cut.end()).isEqualTo(TrainingResult.End.STOPPED);
        assertThat(place.resolve("parts")).doesNotExist();
        run("parts", true, TrainingListener.NONE);
        assertThat(Files.readAllBytes(place.resolve("parts/model.safetensors")))
                .isEqualTo(Files.readAllBytes(place.resolve("whole/model.safetensors")));
    }

    @Test
    void the_one_that_ships_has_fewer_than_a_million_parameters() {
        try (var model = WorldRecipe.STANDARD.untrained()) {
            assertThat(model.parameters().stream().mapToLong(parameter -> Arrays.stream(parameter.value().shape())
                    .reduce(1, Math::multiplyExact)).sum()).isEqualTo(888_064);
        }
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> SMALL.withSteps(0)).isInstanceOf(UsageException.class).hasMessageContaining("steps 0");
        assertThatThrownBy(() -> new WorldShape(2, 30, 4, 9)).isInstanceOf(UsageException.class)
                .hasMessageContaining("4 heads");
    }
}
