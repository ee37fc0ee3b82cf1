package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldCommandTest {

    @TempDir private Path place;

    private String path(String name) {
        return place.resolve(name).toString();
    }

    @Test
    void whatTheModelThatShipsKnowsIsShown() {
        var run = Run.inscape("world", "check");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().toList().getFirst()).matches(" +facts +in other words +never judged");
        assertThat(run.out()).contains("city ", "capital ", "animal ", "number ", "must be ",
                "against verdicts in random order: ");
    }

    @Test
    void theSameIsThereForPrograms() throws IOException {
        var check = new ObjectMapper().readTree(Run.inscape("world", "check", "--json").out());
        assertThat(check.get("model").asText()).isEqualTo("world");
        assertThat(check.get("passes").asBoolean()).isTrue();
        assertThat(check.at("/facts/of").asInt()).isEqualTo(542);
        assertThat(check.at("/never_judged/share").asDouble()).isGreaterThanOrEqualTo(0.82);
    }

    @Test
    void aModelIsTrainedAndKnowsLessAfterThreeSteps() {
        var run = Run.inscape("world", "train", "--out", path("mine"), "--steps", "3");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("wrote " + path("mine") + ": 3 steps, loss ");
        var check = Run.inscape("world", "check", path("mine"));
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err())
                .contains(path("mine") + " knows less of the world than it must: 98.0 %, 97.0 %, 82.0 %");
    }

    @Test
    void whatIsThereAlreadyIsFoundOutBeforeTraining() throws IOException {
        Run.inscape("world", "train", "--out", path("mine"), "--steps", "1");
        refused("mine is there already; name another directory, or remove it");
        try (var files = Files.list(place.resolve("mine"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        refused("mine.checkpoints holds a training that was cut short or is done; go on from it with --resume, or remove it");
    }

    private void refused(String message) {
        var run = Run.inscape("world", "train", "--out", path("mine"), "--steps", "1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void noStepsAtAllAreRefused() {
        var run = Run.inscape("world", "train", "--out", path("mine"), "--steps", "0");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a model cannot be trained with 0 steps; give at least 1");
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aModelOfSomethingElseIsRefused() {
        var run = Run.inscape("world", "check", "minilm");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("minilm does not speak of the world");
    }
}
