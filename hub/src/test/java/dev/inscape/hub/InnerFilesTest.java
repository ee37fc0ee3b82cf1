package dev.inscape.hub;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.hub.lora.LoraAdapter;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.shard.ShardedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class InnerFilesTest {

    @TempDir private Path place;

    private Path outside;
    private Path model;

    @BeforeEach
    void makeBoth() throws IOException {
        outside = Files.copy(TestFiles.path("lora/plain/base.safetensors"), place.resolve("private.safetensors"))
                .toRealPath();
        model = Files.createDirectory(place.resolve("model"));
    }

    private Path link(Path link, Path to) throws IOException {
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, to);
    }

    private void assertRefused(ThrowingCallable reading, Path link, Path directory) {
        assertThatThrownBy(reading).isInstanceOf(InscapeException.class).hasMessage(
                link + " is a link to " + outside + ", out of " + directory + "; put the file itself there");
    }

    @Test
    void every_reader_of_a_directory_refuses_a_link_out_of_it() throws IOException {
        var weights = link(model.resolve("model.safetensors"), outside);
        assertRefused(() -> Checkpoints.open(model).close(), weights, model);
        assertRefused(() -> Companions.of(model), weights, model);

        var adapter = place.resolve("adapter");
        Files.createDirectory(adapter);
        Files.copy(TestFiles.path("lora/plain/adapter/adapter_config.json"), adapter.resolve("adapter_config.json"));
        var factors = link(adapter.resolve("adapter_model.safetensors"), outside);
        assertRefused(() -> LoraAdapter.open(adapter).close(), factors, adapter);

        var shards = place.resolve("shards");
        var shard = link(shards.resolve("model-00001-of-00001.safetensors"), outside);
        var index = Files.writeString(shards.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"model.norm.weight\": \"model-00001-of-00001.safetensors\"}}");
        assertRefused(() -> ShardedWeights.open(index, SafetensorsWeights::open).close(), shard, shards);
        assertRefused(() -> ShardedWeights.filesOf(index), shard, shards);
    }

    @Test
    void links_inside_of_a_directory_and_those_that_lead_nowhere_are_left_alone() throws IOException {
        Files.copy(outside, model.resolve("weights.bin"));
        link(model.resolve("model.safetensors"), Path.of("weights.bin"));
        link(model.resolve("merges.txt"), place.resolve("nowhere"));
        link(model.resolve("onnx"), place);
        assertThatCode(() -> Checkpoints.open(model).close()).doesNotThrowAnyException();
        var other = link(place.resolve("other-name-of-it"), model);
        assertThatCode(() -> Checkpoints.open(other).close()).doesNotThrowAnyException();
    }

    @Test
    void templates_in_a_folder_that_is_a_link_are_refused() throws IOException {
        outside = Files.writeString(Files.createDirectory(place.resolve("elsewhere")).resolve("tool_use.jinja"), "x")
                .toRealPath();
        var folder = link(model.resolve("additional_chat_templates"), place.resolve("elsewhere"));
        assertRefused(() -> InnerFiles.require(model), folder.resolve("tool_use.jinja"), model);
    }

    @Test
    void a_snapshot_of_the_cache_may_lead_to_its_blobs_and_no_further() throws IOException {
        var cache = place.resolve("cache");
        var snapshot = cache.resolve("models--acme--tiny/snapshots/0123456789abcdef0123456789abcdef01234567");
        Files.createDirectories(cache.resolve("models--acme--tiny/blobs"));
        Files.copy(outside, cache.resolve("models--acme--tiny/blobs/ab"));
        link(snapshot.resolve("model.safetensors"), Path.of("../../blobs/ab"));
        assertThatCode(() -> Checkpoints.open(snapshot).close()).doesNotThrowAnyException();
        Files.createDirectories(cache.resolve("blobs"));
        Files.writeString(cache.resolve("blobs/cd"), "{}");
        link(snapshot.resolve("tokenizer.json"), Path.of("../../../blobs/cd"));
        assertThatCode(() -> Companions.of(snapshot)).doesNotThrowAnyException();

        var leak = link(snapshot.resolve("vocab.txt"), outside);
        assertRefused(() -> Checkpoints.open(snapshot).close(), leak, snapshot);
    }
}
