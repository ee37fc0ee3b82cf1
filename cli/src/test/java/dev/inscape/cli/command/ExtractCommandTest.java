package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import dev.inscape.lab.store.HiddenStore;
import dev.inscape.lab.store.StoredText;
import dev.inscape.model.site.Site;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {

    private static final String PARIS = "The capital of France is Paris.";

    @TempDir Path directory;

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static JsonNode header(String file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
        var header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        return new ObjectMapper().readTree(header);
    }

    private static String shape(String file, String tensor) throws IOException {
        var entry = header(file).get(tensor);
        return entry.get("dtype").asText() + entry.get("shape");
    }

    @Test
    void aTextBecomesAFile() throws IOException {
        var run = Run.inscape("extract", "minilm", "--text", PARIS, "--out", file("x.safetensors"));
        assertThat(run)
                .isEqualTo(new Run(0, "wrote " + file("x.safetensors") + ": states [7, 9, 384] of 9 tokens\n", ""));
        assertThat(shape(file("x.safetensors"), "input_ids")).isEqualTo("I64[9]");
        assertThat(shape(file("x.safetensors"), "offsets")).isEqualTo("I64[9,2]");
        assertThat(shape(file("x.safetensors"), "states")).isEqualTo("F32[7,9,384]");
        assertThat(header(file("x.safetensors")).has("final")).isFalse();
    }

    @Test
    void theFinalStatesComeWhenAskedFor() throws IOException {
        Run.inscape("extract", "minilm", "--text", PARIS, "--final", "--out", file("x.safetensors"));
        assertThat(shape(file("x.safetensors"), "final")).isEqualTo("F32[9,384]");
    }

    @Test
    void anEncoderHasNoLogitsAndSaysSo() {
        var run = Run.inscape("extract", "minilm", "--text", PARIS, "--logits", "--out", file("x.safetensors"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("inscape: minilm has no logits: it is an encoder");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void idsAreTakenAsTheyAre() throws IOException {
        var run = Run.inscape("extract", "minilm", "--ids", "5, 9,17", "--out", file("x.safetensors"), "--json");
        assertThat(run.out())
                .isEqualTo("{\"out\":\"" + file("x.safetensors") + "\",\"tokens\":3,\"states\":[7,3,384]}\n");
        assertThat(shape(file("x.safetensors"), "input_ids")).isEqualTo("I64[3]");
    }

    @Test
    void specialTokensCanBeLeftOut() throws IOException {
        Run.inscape("extract", "minilm", "--text", PARIS, "--no-special", "--out", file("x.safetensors"));
        assertThat(shape(file("x.safetensors"), "states")).isEqualTo("F32[7,7,384]");
    }

    @Test
    void linesBecomeAStoreAndOneLineOfJson() throws IOException {
        Files.writeString(directory.resolve("texts.txt"), PARIS + "\n\nBerlin is in Germany.\n\n");
        var run = Run.inscape("extract", "minilm", "--lines", file("texts.txt"), "--out", file("states"), "--json");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("inscape: left out 2 blank lines of " + file("texts.txt") + "\n");
        assertThat(run.out().lines()).hasSize(1);
        var report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("texts").asInt()).isEqualTo(2);
        assertThat(report.get("tokens").asInt()).isEqualTo(16);
        assertThat(report.get("tokens_per_second").asDouble()).isPositive();
        assertThat(report.has("seconds") && report.has("write_seconds")).isTrue();
        assertThat(directory.resolve("states").toFile().list()).containsExactlyInAnyOrder("index.parquet",
                "shard-00000.safetensors", "store.json");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("texts.txt", "states");
    }

    @Test
    void eachTextIsFoundUnderTheLineOfItsFile() throws IOException {
        Files.writeString(directory.resolve("texts.txt"), "\n" + PARIS + "\n\n \nYes.\n");
        Run.inscape("extract", "minilm", "--lines", file("texts.txt"), "--out", file("states"));
        var texts = HiddenStore.open(directory.resolve("states")).texts();
        assertThat(texts).extracting(StoredText::id).containsExactly(file("texts.txt") + ":2",
                file("texts.txt") + ":5");
        // The short text stands first in the file.
        assertThat(texts).extracting(StoredText::firstRow).containsExactly(4L, 0L);
    }

    @Test
    void aCorpusOfSeveralFilesKeepsIdsLabelsAndGroups() throws IOException {
        Files.writeString(directory.resolve("a.jsonl"),
                "{\"text\":\"Yes.\",\"id\":\"y\",\"label\":\"TRUE\",\"group\":\"g\"}\n");
        Files.writeString(directory.resolve("b.md"), "# One\ntext\n# Two\n");
        var run = Run.inscape("extract", "minilm", "--corpus", file("a.jsonl"), file("b.md"), "--rows", "last",
                "--store-dtype", "bf16", "--sites", "blocks.*.hook_attn_out,blocks.2.attn.hook_z", "--final", "--out",
                file("states"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("wrote " + file("states") + ": 3 texts, ");
        var store = HiddenStore.open(directory.resolve("states"));
        assertThat(store.texts()).extracting(StoredText::label).containsExactly("TRUE", null, null);
        assertThat(store.texts()).extracting(StoredText::group).containsExactly("g", file("b.md"), file("b.md"));
        assertThat(store.sites()).hasSize(8).endsWith(new Site.HeadOutput(2), new Site.FinalNorm());
        assertThat(shape(file("states/shard-00000.safetensors"), "blocks.2.attn.hook_z")).isEqualTo("BF16[3,12,32]");
        assertThat(store.description().parameters()).containsEntry("special", "true").containsEntry("truncate",
                "false");
    }

    @Test
    void theSameCommandWithResumeFindsItsWorkDone() throws IOException {
        Files.writeString(directory.resolve("a.txt"), PARIS);
        String[] command = {"extract", "minilm", "--corpus", file("a.txt"), "--out", file("states"), "--resume"};
        assertThat(Run.inscape(command).out()).startsWith("wrote ");
        assertThat(Run.inscape(command).out()).isEqualTo(file("states") + " is finished: 1 text, 9 tokens\n");
        var other = Run.inscape("extract", "minilm", "--corpus", file("a.txt"), "--out", file("states"), "--resume",
                "--rows", "mean", "--no-special");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).startsWith("inscape: cannot go on with " + file("states")
                + ", which was begun otherwise: corpus tokens was 9, and is 7 now, ").hasLineCount(1);
    }

    @Test
    void optionsOfAStoreAreNoneOfASingleText() {
        var run = Run.inscape("extract", "minilm", "--text", PARIS, "--rows", "last", "--out", file("x.safetensors"));
        assertThat(run).isEqualTo(new Run(2, "", "inscape: --rows goes with --corpus or --lines, which make a store;"
                + " see inscape extract --help\n"));
    }

    @Test
    void sitesThatAreNoneAreToldBeforeAModelIsLoaded() throws IOException {
        Files.writeString(directory.resolve("a.txt"), PARIS);
        for (var sites : List.of("blocks.*.hook_resid_pos", "resid", "residual,,logits")) {
            var run = Run.inscape("extract", "no-such-model", "--corpus", file("a.txt"), "--sites", sites, "--out",
                    file("states"));
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).containsAnyOf("unknown site", "--sites wants names").doesNotContain("no-such-model");
        }
    }

    @Test
    void aLineOfWhichNoTokenIsLeftIsNamed() throws IOException {
        Files.writeString(directory.resolve("texts.txt"), PARIS + "\n\u200b\n");
        var run = Run.inscape("extract", "minilm", "--lines", file("texts.txt"), "--no-special", "--out",
                file("states"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("inscape: " + file("texts.txt")
                + " line 2 has no tokens: the tokenizer drops all of its characters; leave it out\n");
        assertThat(directory.toFile().list()).containsExactly("texts.txt");
    }

    @Test
    void linesForPeopleAreASentence() throws IOException {
        Files.writeString(directory.resolve("texts.txt"), PARIS);
        assertThat(Run.inscape("extract", "minilm", "--lines", file("texts.txt"), "--out", file("states")).out())
                .startsWith("wrote " + file("states") + ": 1 text, 9 tokens in ");
    }

    @Test
    void aLineOverTheContextIsNamed() throws IOException {
        Files.writeString(directory.resolve("texts.txt"), "short\n" + "word ".repeat(600) + "\n");
        var run = Run.inscape("extract", "minilm", "--lines", file("texts.txt"), "--out", file("states"));
        assertThat(run.err())
                .startsWith("inscape: " + file("texts.txt") + " line 2 has 602 tokens, but minilm reads at most 512");
        assertThat(directory.toFile().list()).containsExactly("texts.txt");
        assertThat(Run.inscape("extract", "minilm", "--lines", file("texts.txt"), "--out", file("states"), "--truncate")
                .code())
                .isZero();
    }
}
