package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models pull, ls, verify, rm}: the cache as a user of the command line sees it. */
class ModelsOfTheHubTest {

    @TempDir private Path place;
    private HubFixture fixture;

    @BeforeEach
    void start() {
        fixture = new HubFixture(place);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static void requireFailure(Run run, int code, String start) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("inscape: " + start).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void aModelIsPulledOnce() throws IOException {
        var commit = fixture.publish(1, 2, 3);
        var first = fixture.inscape("models", "pull", "acme/tiny");
        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("pulled 4 files, 695.2 KiB: " + fixture.snapshot(commit) + "\n");
        assertThat(first.err()).startsWith("inscape: pulling 4 files, 695.2 KiB\n");
        var second = fixture.inscape("models", "pull", "acme/tiny");
        assertThat(second).isEqualTo(new Run(0, "nothing new: " + fixture.snapshot(commit) + "\n", ""));
    }

    @Test
    void aPullIsToldAsJson() throws IOException {
        var commit = fixture.publish(1, 2, 3);
        var told = json(fixture.inscape("models", "pull", "acme/tiny@main", "--file", "config.json", "--json"));
        assertThat(told.get("model").asText()).isEqualTo("acme/tiny@main");
        assertThat(told.get("commit").asText()).isEqualTo(commit);
        assertThat(told.get("directory").asText()).isEqualTo(fixture.snapshot(commit).toString());
        assertThat(told.get("downloaded_files").asInt()).isEqualTo(1);
        assertThat(told.get("downloaded_bytes").asInt()).isEqualTo(40);
        assertThat(fixture.snapshot(commit).toFile().list()).containsExactly("config.json");
    }

    @Test
    void whatIsHereIsListed() throws IOException {
        assertThat(fixture.inscape("models", "ls").out()).isEqualTo("""
                model   revision  files  size  last used
                minilm                         ships with Inscape
                world                          ships with Inscape

                the cache %s holds 0 models, 0 B
                """.formatted(place.resolve("home/hub")));
        var commit = fixture.publish(1, 2, 3);
        fixture.inscape("models", "pull", "acme/tiny");
        assertThat(fixture.inscape("models", "ls").out().lines().toList().get(3))
                .matches("acme/tiny +" + commit.substring(0, 8) + " \\(main\\) +4 +695\\.2 KiB +\\d{4}-\\d\\d-\\d\\d");
        var listed = json(fixture.inscape("models", "ls", "--json"));
        assertThat(listed.get("embedded").toString()).isEqualTo("[\"minilm\",\"world\"]");
        assertThat(listed.get("models")).hasSize(1);
        assertThat(listed.at("/models/0/model").asText()).isEqualTo("acme/tiny");
        assertThat(listed.at("/models/0/revisions/0/commit").asText()).isEqualTo(commit);
        assertThat(listed.at("/models/0/revisions/0/files").asInt()).isEqualTo(4);
        assertThat(listed.get("bytes").asLong()).isGreaterThan(711_661);
    }

    @Test
    void aWholeModelIsVerifiedWithoutTheHub() throws IOException {
        fixture.publish(1, 2, 3);
        fixture.inscape("models", "pull", "acme/tiny");
        fixture.publish(4, 5, 6);
        int asked = fixture.hub.requests().size();
        assertThat(fixture.inscape("models", "verify", "acme/tiny")).isEqualTo(new Run(0,
                "acme/tiny is whole: 4 files with the hashes of the hub, 1 tensor of finite numbers\n", ""));
        assertThat(json(fixture.inscape("models", "verify", "acme/tiny", "--json")).toString())
                .isEqualTo("{\"model\":\"acme/tiny\",\"hashed_files\":4,\"tensors\":1}");
        assertThat(fixture.hub.requests()).hasSize(asked);
    }

    @Test
    void oneGgufFileOfAModelIsPulledDescribedAndVerified() throws IOException {
        var tiny = Files.readAllBytes(Path.of("../hub/src/test/resources/dev/inscape/hub/gguf/tiny-llama.gguf"));
        fixture.hub.commit("acme/quantised", "main", Map.of("a-Q4_0.gguf", tiny, "a-Q8_0.gguf", tiny));
        requireFailure(fixture.inscape("models", "info", "acme/quantised"), 1, "acme/quantised has no weights as "
                + "safetensors, but several GGUF files; name one, as in acme/quantised:a-Q4_0.gguf: a-Q4_0.gguf, a-Q8_0");
        assertThat(fixture.inscape("models", "pull", "acme/quantised:q8_0").out())
                .startsWith("pulled 1 file, 24.7 KiB");
        for (var name : List.of("acme/quantised", "acme/quantised:Q8_0", "acme/quantised@main:a-Q8_0.gguf")) {
            assertThat(fixture.inscape("models", "info", name).out()).startsWith(name + ": GGUF file\n")
                    .contains("a-Q8_0.gguf");
            assertThat(fixture.inscape("models", "verify", name).out())
                    .startsWith(name + " is whole: 1 file with the hashes of the hub, ");
        }
        requireFailure(fixture.inscape("models", "verify", "acme/quantised:Q4_0"), 2,
                "\"Q4_0\" is none of the GGUF files of acme/quantised: a-Q8_0.gguf; see inscape models verify --help");
        requireFailure(fixture.inscape("models", "pull", "acme/quantised:Q4_0", "--file", "a-Q8_0.gguf"), 2,
                "name files with --file, or one behind a colon, not both");
    }

    @Test
    void aDamagedBlobIsReported() throws IOException {
        var commit = fixture.publish(1, 2, 3);
        fixture.inscape("models", "pull", "acme/tiny");
        var blob = fixture.snapshot(commit).resolve("model.safetensors").toRealPath();
        var bytes = Files.readAllBytes(blob);
        bytes[bytes.length - 1] ^= 1;
        Files.write(blob, bytes);
        var run = fixture.inscape("models", "verify", "acme/tiny");
        requireFailure(run, 1, "acme/tiny is damaged: model.safetensors is damaged, it has the SHA-256 ");
        assertThat(run.err()).endsWith("; remove it with models rm and pull it again\n");
    }

    @Test
    void aWeightThatIsNoNumberIsReported() throws IOException {
        fixture.publish(1, Float.NaN, 3);
        fixture.inscape("models", "pull", "acme/tiny");
        requireFailure(fixture.inscape("models", "verify", "acme/tiny"), 1,
                "acme/tiny: NaN or an infinity in 1 weight, the first is layer.weight; the model was saved so");
    }

    @Test
    void removingFrees() throws IOException {
        fixture.publish(1, 2, 3);
        fixture.inscape("models", "pull", "acme/tiny");
        assertThat(fixture.inscape("models", "rm", "acme/tiny@main").out())
                .matches("removed acme/tiny@main: 69\\d\\.\\d KiB freed\n");
        assertThat(place.resolve("home/hub/models--acme--tiny")).doesNotExist();
        fixture.inscape("models", "pull", "acme/tiny");
        var told = json(fixture.inscape("models", "rm", "acme/tiny", "--json"));
        assertThat(told.get("snapshots").asInt()).isEqualTo(1);
        assertThat(told.get("freed_bytes").asLong()).isGreaterThan(711_661);
        requireFailure(fixture.inscape("models", "rm", "acme/tiny"), 2, "the cache " + place.resolve("home/hub")
                + " has no acme/tiny");
    }

    @Test
    void offlineTheCacheIsTakenAndSaidSo() throws IOException {
        var commit = fixture.publish(1, 2, 3);
        fixture.inscape("models", "pull", "acme/tiny");
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThat(fixture.inscape("models", "pull", "acme/tiny")).isEqualTo(new Run(0,
                "nothing new: " + fixture.snapshot(commit) + "\n",
                "inscape: the hub was not asked (HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set); this is the cache's copy\n"));
        requireFailure(fixture.inscape("models", "pull", "acme/other"), 1, "the cache " + place.resolve("home/hub")
                + " has no acme/other; pull it first, with HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE unset");
    }

    @Test
    void whatTheHubRefusesIsOneLine() throws IOException {
        fixture.publish(1, 2, 3);
        requireFailure(fixture.inscape("models", "pull", "acme/tyni"), 1,
                "the hub has no model acme/tyni, or it is private: look at the spelling; for a private model set HF_TOKEN");
        requireFailure(fixture.inscape("models", "pull", "acme/tiny@v9"), 1,
                "acme/tiny has no revision \"v9\": no branch, tag or commit of that name");
        requireFailure(fixture.inscape("models", "pull", "acme/tiny", "--file", "confg.json"), 2,
                "acme/tiny has no file \"confg.json\"; did you mean \"config.json\"?");
        fixture.with("HF_TOKEN", "hf_secret");
        var refused = fixture.inscape("models", "info", "acme/tyni");
        requireFailure(refused, 1,
                "the hub has no model acme/tyni, or it is private: look at the spelling, and whether "
                        + "your token may read it");
        assertThat(refused.err()).doesNotContain("hf_secret");
    }

    @Test
    void wrongNamesAreWrongUse() {
        requireFailure(fixture.inscape("models", "pull", "minilm"), 2,
                "\"minilm\" is no model of the hub: the owner is "
                        + "missing; write owner/name, for example openai-community/gpt2; see inscape models pull --help");
        requireFailure(fixture.inscape("models", "rm", "minilm"), 2, "minilm ships with Inscape");
        requireFailure(fixture.inscape("models", "info", "minilim"), 2, "unknown model \"minilim\"; did you mean");
        requireFailure(fixture.inscape("models", "verify", "acme/tiny"), 1, "the cache " + place.resolve("home/hub")
                + " has no acme/tiny; pull it first");
        requireFailure(fixture.inscape("models", "lst"), 2, "there is no command \"lst\"; did you mean ls?");
        requireFailure(fixture.inscape("models"), 2, "missing required subcommand; see inscape models --help");
        assertThat(fixture.hub.requests()).isEmpty();
    }
}
