package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import dev.inscape.lab.probe.LinearProbes;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes and comparisons of real states: sentences about animals and about machines, in a real encoder. */
class ProbeCommandTest {

    private static final List<String> ANIMALS = List.of("cat", "dog", "horse", "sparrow", "salmon", "goat", "mouse",
            "wolf", "bee", "owl", "cow", "sheep", "frog", "spider", "bear", "tiger", "duck", "snake", "deer", "rabbit");
    private static final List<String> MACHINES = List.of("engine", "tractor", "printer", "drill", "crane", "pump",
            "lathe", "truck", "saw", "robot", "turbine", "lorry", "computer", "bulldozer", "generator", "motor",
            "radio", "fridge", "scanner", "excavator");

    @TempDir static Path directory;

    private static String store;
    private static String early;

    @BeforeAll
    static void extract() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            var words = i % 2 == 0 ? ANIMALS : MACHINES;
            lines.append(
                    "{\"id\": \"t%d\", \"text\": \"The %s was seen %d times near the %s.\", \"label\": \"%s\", \"group\": \"%s\"}%n"
                            .formatted(i, words.get(i / 4), 2 + i, i % 4 < 2 ? "barn" : "road",
                                    i % 2 == 0 ? "animal" : "machine",
                                    words.get(i / 4)));
        }
        var corpus = Files.writeString(directory.resolve("corpus.jsonl"), lines.toString());
        store = extracted(corpus, "states", "residual");
        early = extracted(corpus, "early", "blocks.0.hook_resid_post");
    }

    private static String extracted(Path corpus, String name, String sites) {
        var place = directory.resolve(name).toString();
        var run = Run.inscape("extract", "minilm", "--corpus", corpus.toString(), "--rows", "mean", "--sites", sites,
                "--out",
                place);
        assertThat(run.code()).as(run.err()).isZero();
        return place;
    }

    @Test
    void what_texts_are_about_is_read_off_by_a_line() throws IOException {
        var out = directory.resolve("probes");
        var run = Run.inscape("probe", store, "--json", "--out", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        var report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("sites")).hasSize(7);
        assertThat(report.at("/sites/6/accuracy/value").asDouble()).isGreaterThan(0.8);
        assertThat(report.at("/sites/6/selectivity/value").asDouble()).isGreaterThan(0.1);
        assertThat(report.get("majority").asDouble()).isBetween(0.3, 0.7);
        try (var scope = Scope.open()) {
            assertThat(LinearProbes.load(out).report().sites()).hasSize(7);
        }
    }

    @Test
    void labels_may_come_from_a_file() throws IOException {
        var labels = new StringBuilder("id,label\n");
        for (int i = 0; i < 80; i++) {
            labels.append("t").append(i).append(i % 4 < 2 ? ",barn\n" : ",road\n");
        }
        var file = Files.writeString(directory.resolve("places.csv"), labels);
        var run = Run.inscape("probe", store, "--labels", file.toString(), "--kind", "ridge", "--no-control");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("ridge probes of barn, road; ").contains("blocks.5.hook_resid_post")
                .contains("best on the validation rows: blocks.");
    }

    @Test
    void what_cannot_be_probed_is_one_line() throws IOException {
        var wrong = Files.writeString(directory.resolve("wrong.csv"), "id,label\nt1,a\nnowhere,b\n");
        assertThat(Run.inscape("probe", store, "--labels", wrong.toString())).matches(run -> run.code() == 1
                && run.err().contains("nowhere") && run.err().lines().count() == 1);
        assertThat(Run.inscape("probe", store, "--kind", "forest").err())
                .isEqualTo(
                        "inscape: unknown kind of probe \"forest\"; there are [logistic, ridge]; see inscape probe --help\n");
        var same = new StringBuilder("id,label\n");
        for (int i = 0; i < 80; i++) {
            same.append("t").append(i).append(",a\n");
        }
        var one = Files.writeString(directory.resolve("one.csv"), same);
        assertThat(Run.inscape("probe", store, "--labels", one.toString()).err())
                .contains("all 80 rows are of one class, \"a\"");
    }

    @Test
    void a_space_is_like_itself_and_less_like_another() throws IOException {
        var report = new ObjectMapper().readTree(Run.inscape("compare-spaces", store, early, "--json").out());
        assertThat(report.get("values")).hasSize(7);
        double same = report.at("/values/1/0").asDouble();
        double last = report.at("/values/6/0").asDouble();
        assertThat(same).isBetween(0.999, 1.0001);
        assertThat(last).isLessThan(same);
        assertThat(report.at("/permuted/1/0").asDouble()).isLessThan(last);
        assertThat(Run.inscape("compare-spaces", store, store, "--measure", "procrustes").out())
                .contains("rows in random order");
    }

    @Test
    void what_cannot_be_compared_is_one_line() throws IOException {
        var other = Files.writeString(directory.resolve("other.txt"), "one\ntwo\nthree\nfour\nfive\n");
        var place = extracted(other, "other", "residual");
        assertThat(Run.inscape("compare-spaces", store, place).err()).contains("holds 80 texts")
                .contains("the same texts");
        assertThat(Run.inscape("compare-spaces", store, store, "--measure", "magic").err())
                .contains("unknown measure \"magic\"");
    }
}
