package dev.inscape.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are not whole, places that are taken, runs that do not fit what is there: one line that says what. */
class StoreRefusalTest {

    private static final TinyModel.Texts TEXTS = TinyModel.Texts.of(60, 11);
    private static final StoreOptions SMALL = StoreOptions.DEFAULT.cutInto(90, 3000);

    @TempDir static Path models;
    @TempDir Path directory;

    private static Model model;
    private Path place;

    @BeforeAll
    static void load() throws IOException {
        model = Models.load(TinyModel.copy("llama3", models.resolve("model")).toString());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @BeforeEach
    void name() throws IOException {
        directory = directory.toRealPath();
        place = directory.resolve("store");
    }

    private StoreReport extract(StoreOptions options, TinyModel.Texts texts, boolean resume) {
        return new StoreExtraction(model, options).run(texts.corpus(), texts.encodings(), place, resume, tokens -> {
        });
    }

    /** Ends with an error after so many batches. */
    private void interrupt(int batches) {
        var seen = new int[1];
        assertThatThrownBy(() -> new StoreExtraction(model, SMALL).run(TEXTS.corpus(), TEXTS.encodings(), place, false,
                tokens -> {
                    if (++seen[0] == batches) {
                        throw new InscapeException("stopped");
                    }
                })).isInstanceOf(InscapeException.class).hasMessageMatching(
                        "stopped; \\d+ of \\d+ files are whole and stay in .*/store\\.partial: go on with --resume");
    }

    private Path shard(int number) {
        return place.resolve(ShardFile.name(number));
    }

    private void refused(String message) {
        assertThatThrownBy(() -> HiddenStore.open(place)).isInstanceOf(InscapeException.class)
                .hasMessageContaining(message).message().doesNotContain("\n");
    }

    @Test
    void a_file_that_is_cut_short() throws IOException {
        extract(SMALL, TEXTS, false);
        try (var file = new RandomAccessFile(shard(2).toFile(), "rw")) {
            file.setLength(file.length() - 5);
        }
        refused(shard(2).toString());
    }

    @Test
    void a_file_that_is_missing() throws IOException {
        extract(SMALL, TEXTS, false);
        Files.delete(shard(1));
        refused("cannot read " + shard(1) + ": there is no such file");
    }

    @Test
    void files_that_contradict_the_index() throws IOException {
        extract(SMALL, TEXTS, false);
        Files.copy(shard(0), shard(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused(shard(1) + " contradicts the index: tensor input_ids is i64 [");
    }

    @Test
    void an_index_that_is_missing_damaged_or_of_other_texts() throws IOException {
        extract(SMALL, TEXTS, false);
        var index = place.resolve("index.parquet");
        var bytes = Files.readAllBytes(index);
        Files.delete(index);
        refused("cannot read " + index + ": there is no such file; the store is not whole");
        Files.write(index, java.util.Arrays.copyOf(bytes, bytes.length - 40));
        refused(index + " is no sound index: ");
        Files.delete(index);
        IndexFile.write(place, StorePlan.of(model, SMALL, TEXTS.corpus(), TEXTS.encodings()).texts().subList(0, 59));
        refused(index + " has 59 texts, but store.json counts 60");
    }

    @Test
    void a_value_that_changed_is_found_by_reading_all() throws IOException {
        extract(SMALL, TEXTS, false);
        try (var file = new RandomAccessFile(shard(3).toFile(), "rw")) {
            file.seek(file.length() - 2);
            int value = file.read();
            file.seek(file.length() - 2);
            file.write(value ^ 4);
        }
        var store = HiddenStore.open(place);
        assertThatThrownBy(() -> StoreCheck.run(store, bytes -> {
        })).isInstanceOf(InscapeException.class).hasMessageStartingWith(shard(3)
                + ": tensor blocks.2.hook_resid_post is not what was written: its CRC-32C is ");
    }

    @Test
    void a_description_of_another_version_or_format() throws IOException {
        extract(SMALL, TEXTS, false);
        var description = place.resolve("store.json");
        var text = Files.readString(description);
        Files.writeString(description, text.replace("\"version\" : 1", "\"version\" : 2"));
        refused("is of version 2; this Inscape reads version 1");
        Files.writeString(description, text.replace("inscape hidden store", "something"));
        refused("describes no hidden store");
        Files.writeString(description, text.replace("\"shards\"", "\"shard\""));
        refused(description + " says nothing of shards");
    }

    @Test
    void a_directory_that_is_no_store_and_one_that_is_unfinished() {
        refused(place + " is no hidden store: there is no store.json in it");
        interrupt(8);
        refused(place + ".partial is unfinished: go on with --resume");
    }

    @Test
    void an_unfinished_store_is_neither_overwritten_nor_gone_on_with_unasked() {
        interrupt(8);
        assertThatThrownBy(() -> extract(SMALL, TEXTS, false)).isInstanceOf(InscapeException.class)
                .hasMessageMatching(".*/store\\.partial is an unfinished store that an earlier run has left "
                        + "\\(\\d+ files\\): go on with --resume, or remove it");
        assertThatThrownBy(() -> StoreExtraction.requirePlace(place, false)).hasMessageContaining("--resume");
        StoreExtraction.requirePlace(place, true);
        var report = extract(SMALL, TEXTS, true);
        assertThat(report.kept()).isBetween(1, report.store().shards() - 1);
        assertThat(directory.toFile().list()).containsExactly("store");
    }

    @Test
    void going_on_with_other_options_or_texts_says_what_differs() {
        interrupt(8);
        assertThatThrownBy(() -> extract(SMALL.keeping(Rows.MEAN), TEXTS, true)).hasMessageContaining(
                "store.partial, which was begun otherwise: rows was all, and is mean now")
                .hasMessageEndingWith("; do as before, or name another directory");
        assertThatThrownBy(() -> extract(SMALL, TinyModel.Texts.of(60, 12), true))
                .hasMessageContaining("corpus tokens was ").hasMessageContaining("corpus sha256 was ");
        assertThatThrownBy(() -> extract(SMALL.with(java.util.Map.of("special", "false")), TEXTS, true))
                .hasMessageContaining("parameters special was nothing, and is false now");
        extract(SMALL, TEXTS, true);
    }

    @Test
    void a_finished_store_is_told_apart_too() {
        extract(SMALL, TEXTS, false);
        assertThatThrownBy(() -> extract(SMALL, TEXTS, false))
                .hasMessageEndingWith("there is a directory of that name with files in it; name another one");
        assertThatThrownBy(() -> extract(SMALL.keeping(Rows.LAST), TEXTS, true))
                .hasMessageContaining("rows was all, and is last now");
    }

    @Test
    void going_on_with_another_model_names_its_file() throws IOException {
        interrupt(8);
        var other = TinyModel.other(models.resolve("model"), directory.resolve("other"));
        try (var loaded = Models.load(other.toString())) {
            assertThatThrownBy(() -> new StoreExtraction(loaded, SMALL).run(TEXTS.corpus(), TEXTS.encodings(), place,
                    true, tokens -> {
                    })).hasMessageContaining("model name was ").hasMessageContaining("model sha256 config.json was ");
        }
    }

    @Test
    void an_error_before_the_first_file_leaves_nothing() {
        assertThatThrownBy(() -> new StoreExtraction(model, SMALL.cutInto(90, 1 << 20)).run(TEXTS.corpus(),
                TEXTS.encodings(), place, false,
                tokens -> {
                    throw new IllegalStateException("stopped");
                })).hasMessage("stopped");
        assertThatThrownBy(() -> extract(SMALL, new TinyModel.Texts(List.of(), List.of()), false))
                .hasMessage("there are no texts to extract from");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void files_of_others_stay() throws IOException {
        Files.createDirectory(place);
        Files.writeString(place.resolve("thesis.tex"), "mine");
        assertThatThrownBy(() -> extract(SMALL, TEXTS, true)).hasMessageContaining("with files in it");
        Files.delete(place.resolve("thesis.tex"));
        var partial = Files.createDirectory(directory.resolve("store.partial"));
        Files.writeString(partial.resolve("thesis.tex"), "mine");
        assertThatThrownBy(() -> extract(SMALL, TEXTS, true)).hasMessageContaining("store.partial is in the way: "
                + "thesis.tex in it is of no unfinished store");
        assertThat(partial.resolve("thesis.tex")).hasContent("mine");
    }

    @Test
    void an_empty_directory_and_a_link_to_one_are_filled() throws IOException {
        Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(place, directory.resolve("real"));
        extract(SMALL, TEXTS, false);
        assertThat(Files.isSymbolicLink(place)).isTrue();
        assertThat(HiddenStore.open(place).texts()).hasSize(60);
    }

    @Test
    void a_place_whose_parent_is_missing() {
        place = directory.resolve("none").resolve("store");
        for (var attempt : List.<Runnable>of(() -> extract(SMALL, TEXTS, false),
                () -> StoreExtraction.requirePlace(place, true))) {
            assertThatThrownBy(attempt::run).isInstanceOf(InscapeException.class).hasMessage(
                    "cannot write " + place + ": there is no directory " + place.getParent() + "; make it first");
        }
    }

    @Test
    void names_that_mean_something_to_a_database_are_names() throws IOException {
        place = Files.createDirectory(directory.resolve("it's [a-z] * ?")).resolve("st[o]re");
        extract(SMALL, TEXTS, false);
        assertThat(HiddenStore.open(place).texts()).hasSize(60);
    }

    @Test
    void an_index_that_cannot_be_written() throws IOException {
        Files.createDirectories(directory.resolve("index.parquet.partial"));
        assertThatThrownBy(() -> IndexFile.write(directory, List.of())).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("cannot write " + directory.resolve("index.parquet") + ": ").message()
                .doesNotContain("\n");
        assertThat(directory).isEmptyDirectory();
    }

    /** The limit on a file's size stands for a full disk: some files fit, others do not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_one_line_and_leaves_nothing_half_written() throws Exception {
        var child = StoreChild.process(models.resolve("model"), place);
        child.command().addAll(0, List.of("bash", "-c", "ulimit -f 66; exec \"$@\"", "bash"));
        child.command().add(child.command().indexOf("-Xmx400m"), "-XX:-UsePerfData");
        var process = child.start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output.lines().toList().getLast()).startsWith("refused: cannot write " + place)
                .contains("File too large; nothing was left behind");
        var partial = UnfinishedStore.partial(place);
        if (Files.exists(partial)) {
            assertThat(partial.toFile().list()).allMatch(StoreFiles::isWhole, "whole");
        }
        place = directory.resolve("store");
        var texts = TinyModel.Texts.of(StoreChild.TEXTS, StoreChild.SEED);
        extract(StoreChild.OPTIONS, texts, true);
        var uninterrupted = StoreBytes.of(place);
        place = directory.resolve("other");
        extract(StoreChild.OPTIONS, texts, false);
        assertThat(StoreBytes.of(place)).isEqualTo(uninterrupted);
    }
}
