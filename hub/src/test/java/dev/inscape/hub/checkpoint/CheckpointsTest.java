package dev.inscape.hub.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.TestFiles;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.shard.ShardedWeights;
import dev.inscape.hub.torch.TorchWeights;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir private Path directory;

    private void copy(String resource, String name) throws IOException {
        Files.copy(TestFiles.path(resource), directory.resolve(name));
    }

    @Test
    void a_directory_is_opened_by_what_it_holds_and_safetensors_come_first() throws IOException {
        assertThatThrownBy(() -> Checkpoints.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining(directory + " holds no weights; looked for model.safetensors, ");
        copy("torch/module-state.pt", "pytorch_model.bin");
        try (var weights = Checkpoints.open(directory)) {
            assertThat(weights).isInstanceOf(TorchWeights.class);
            assertThat(weights.names()).contains("linear.bias");
        }
        copy("lora/plain/base.safetensors", "model.safetensors");
        try (var weights = Checkpoints.open(directory)) {
            assertThat(weights).isInstanceOf(SafetensorsWeights.class);
        }
    }

    @Test
    void shards_of_pytorch_are_one_checkpoint() throws IOException {
        copy("torch/module-state.pt", "pytorch_model-00001-of-00002.bin");
        copy("torch/lists.pt", "pytorch_model-00002-of-00002.bin");
        Files.writeString(directory.resolve("pytorch_model.bin.index.json"), """
                {"metadata": {"total_size": 1}, "weight_map": {
                "linear.bias": "pytorch_model-00001-of-00002.bin", "7": "pytorch_model-00002-of-00002.bin"}}""");
        try (var weights = Checkpoints.open(directory); var scope = Scope.open()) {
            assertThat(weights).isInstanceOf(ShardedWeights.class);
            assertThat(weights.names()).containsExactlyInAnyOrder("linear.bias", "7");
            assertThat(weights.shape("7")).containsExactly(2, 2);
            assertThat(weights.tensor("linear.bias").toFloats()).hasSize(2);
        }
    }

    @Test
    void a_file_of_an_unknown_ending_is_refused() {
        assertThatThrownBy(() -> Checkpoints.open(Path.of("model.h5"))).isInstanceOf(InscapeException.class)
                .hasMessageContaining("model.h5 has no ending that tells its format");
    }
}
