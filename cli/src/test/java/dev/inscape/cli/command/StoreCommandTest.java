package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {

    @TempDir Path directory;

    private String store;

    @BeforeEach
    void extract() throws IOException {
        var corpus = Files.writeString(directory.resolve("a.jsonl"), """
                {"text": "Warsaw is in Poland.", "label": "TRUE"}
                {"text": "Warsaw is in Peru.", "label": "FALSE"}
                {"text": "Lima is in Peru.", "label": "TRUE"}
                """);
        store = directory.resolve("states").toString();
        Run.inscape("extract", "minilm", "--corpus", corpus.toString(), "--rows", "mean", "--sites",
                "blocks.5.hook_resid_post", "--out", store);
    }

    @Test
    void infoTellsPeopleWhatAStoreIs() {
        assertThat(Run.inscape("store", "info", store).out().lines())
                .startsWith(store + ": hidden states of minilm (bert)", "  texts       3 texts, 21 tokens",
                        "  rows        3, the mean over the tokens of each text", "  labels      FALSE 1, TRUE 2",
                        "  groups      none")
                .contains("  site        blocks.5.hook_resid_post [row, 384]", "  device      cpu",
                        "  parameter   special true");
    }

    @Test
    void infoTellsProgramsTheSame() throws IOException {
        var info = new ObjectMapper().readTree(Run.inscape("store", "info", store, "--json").out());
        assertThat(info.at("/model/name").asText()).isEqualTo("minilm");
        assertThat(info.at("/labels/TRUE").asInt()).isEqualTo(2);
        assertThat(info.at("/sites/blocks.5.hook_resid_post").toString()).isEqualTo("[384]");
        assertThat(info.get("rows").asInt()).isEqualTo(3);
        assertThat(info.get("kept").asText()).isEqualTo("mean");
    }

    @Test
    void verifyReadsAllAndNamesWhatChanged() throws IOException {
        var fine = Run.inscape("store", "verify", store);
        assertThat(fine).isEqualTo(new Run(0, store + " is whole: 1 file, 5.0 KiB, 3 texts\n", ""));
        assertThat(Run.inscape("store", "verify", store, "--json").out())
                .isEqualTo("{\"whole\":true,\"files\":1,\"bytes\":5112,\"texts\":3}\n");
        var shard = Path.of(store, "shard-00000.safetensors");
        try (var file = new RandomAccessFile(shard.toFile(), "rw")) {
            file.seek(file.length() - 1);
            file.write(7);
        }
        var wrong = Run.inscape("store", "verify", store);
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("inscape: " + shard + ": tensor blocks.5.hook_resid_post is not what was");
    }

    @Test
    void aDirectoryThatIsNoStoreIsOneLine() {
        assertThat(Run.inscape("store", "info", directory.toString())).isEqualTo(new Run(1, "", "inscape: " + directory
                + " is no hidden store: there is no store.json in it\n"));
    }
}
