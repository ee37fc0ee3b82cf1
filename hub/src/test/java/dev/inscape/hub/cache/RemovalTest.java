package dev.inscape.hub.cache;

import static dev.inscape.hub.cache.CacheOnDisk.NEW;
import static dev.inscape.hub.cache.CacheOnDisk.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {

    private static final HubId TINY = HubId.parse("acme/tiny");

    @TempDir private Path directory;
    private Path root;
    private Path repo;
    private HubCache cache;

    @BeforeEach
    void write() throws IOException {
        root = directory.resolve("cache");
        CacheOnDisk.withTwoCommits(root);
        repo = root.resolve("models--acme--tiny");
        cache = new HubCache(root, true);
    }

    @Test
    void a_revision_takes_along_what_only_it_uses() throws IOException {
        Files.createDirectories(repo.resolve("trees"));
        Files.writeString(repo.resolve("trees").resolve(OLD + ".json"), "{}");
        assertThat(cache.removeRevision(TINY.at("v1"))).isEqualTo(new Removed(1, 6 + 2, 0));
        assertThat(cache.find(TINY.at("v1"))).isEmpty();
        assertThat(repo.resolve("refs/refs/pr/1")).doesNotExist();
        assertThat(repo.resolve("blobs/ce013625030ba8dba906f756967f9e9ca394464a")).doesNotExist();
        assertThat(repo.resolve("trees").resolve(OLD + ".json")).doesNotExist();
        var kept = cache.find(TINY).orElseThrow();
        assertThat(cache.verify(kept)).hasSize(2).allMatch(file -> file.verdict() == VerifiedFile.Verdict.WHOLE);
    }

    @Test
    void the_last_revision_takes_the_model_along_and_its_locks() throws IOException {
        Files.createDirectories(root.resolve(".locks/models--acme--tiny"));
        cache.removeRevision(TINY.at(OLD));
        cache.removeRevision(TINY);
        assertThat(repo).doesNotExist();
        assertThat(root.resolve(".locks/models--acme--tiny")).doesNotExist();
        assertThat(root).exists();
    }

    @Test
    void a_model_goes_with_all_it_has_and_others_stay() throws IOException {
        new CacheOnDisk(root).blob("models--acme--tiny-2", "ce013625030ba8dba906f756967f9e9ca394464a", "hello\n");
        var removed = cache.removeModel("acme/tiny");
        assertThat(removed.snapshots()).isEqualTo(2);
        assertThat(removed.freedBytes()).isEqualTo(12 + 6 + 2);
        assertThat(repo).doesNotExist();
        assertThat(root.resolve("models--acme--tiny-2/blobs/ce013625030ba8dba906f756967f9e9ca394464a")).exists();
    }

    @Test
    void what_is_not_there_is_an_error_with_what_may_be_meant() {
        assertThatThrownBy(() -> cache.removeModel("acme/tny")).isInstanceOf(UsageException.class)
                .hasMessage("the cache " + root + " has no acme/tny; did you mean \"acme/tiny\"?");
        assertThatThrownBy(() -> cache.removeRevision(TINY.at("v9"))).isInstanceOf(UsageException.class)
                .hasMessageContaining("has no acme/tiny at v9");
        assertThat(cache.list().bytes()).isEqualTo(20);
    }

    @Test
    void a_model_that_is_a_link_out_of_the_cache_is_refused() throws IOException {
        var elsewhere = directory.resolve("elsewhere");
        Files.move(repo, elsewhere);
        Files.createSymbolicLink(repo, elsewhere);
        assertThatThrownBy(() -> cache.removeModel("acme/tiny")).isInstanceOf(InscapeException.class)
                .hasMessage(repo + " is a link out of the cache, to " + elsewhere
                        + "; nothing was deleted: remove the link, and what it leads to, yourself");
        assertThatThrownBy(() -> cache.removeRevision(TINY)).isInstanceOf(InscapeException.class);
        assertThat(elsewhere.resolve("blobs")).isNotEmptyDirectory();
        assertThat(elsewhere.resolve("refs/main")).exists();
    }

    @Test
    void blobs_or_snapshots_that_lead_out_are_refused_too() throws IOException {
        for (var name : List.of("blobs", "snapshots", "refs")) {
            var elsewhere = directory.resolve("elsewhere-" + name);
            Files.move(repo.resolve(name), elsewhere);
            Files.createSymbolicLink(repo.resolve(name), elsewhere);
            assertThatThrownBy(() -> cache.removeModel("acme/tiny")).hasMessageContaining("is a link out of the cache");
            assertThat(elsewhere).isNotEmptyDirectory();
            Files.delete(repo.resolve(name));
            Files.move(elsewhere, repo.resolve(name));
        }
    }

    @Test
    void locks_and_lists_that_lead_out_are_refused_too() throws IOException {
        var precious = Files.createDirectories(directory.resolve("elsewhere/models--acme--tiny"));
        Files.writeString(precious.resolve("a.lock"), "keep me");
        var list = Files.writeString(directory.resolve("elsewhere").resolve(OLD + ".json"), "keep me too");
        for (var link : List.of(root.resolve(".locks"), repo.resolve("trees"), repo.resolve(".no_exist"))) {
            Files.createSymbolicLink(link, directory.resolve("elsewhere"));
            assertThatThrownBy(() -> cache.removeModel("acme/tiny")).hasMessageContaining("is a link out of the cache");
            assertThatThrownBy(() -> cache.removeRevision(TINY.at("v1"))).isInstanceOf(InscapeException.class);
            Files.delete(link);
        }
        assertThat(precious.resolve("a.lock")).hasContent("keep me");
        assertThat(list).hasContent("keep me too");
        assertThat(cache.find(TINY.at("v1"))).isPresent();
    }

    @Test
    void a_model_that_is_a_link_to_another_is_refused() throws IOException {
        Files.createSymbolicLink(root.resolve("models--acme--alias"), repo);
        assertThatThrownBy(() -> cache.removeModel("acme/alias")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("models--acme--alias is a link to " + repo);
        assertThat(repo.resolve("refs/main")).exists();
        assertThat(cache.find(TINY)).isPresent();
    }

    @Test
    void a_file_that_is_a_link_out_goes_itself_and_what_it_leads_to_stays() throws IOException {
        var precious = Files.writeString(directory.resolve("precious.txt"), "keep me");
        var folder = Files.createDirectories(directory.resolve("precious"));
        Files.writeString(folder.resolve("a.txt"), "keep me too");
        Files.createSymbolicLink(repo.resolve("snapshots").resolve(NEW).resolve("leak.txt"), precious);
        Files.createSymbolicLink(repo.resolve("snapshots").resolve(NEW).resolve("up.txt"),
                Path.of("../../../../precious.txt"));
        Files.createSymbolicLink(repo.resolve("snapshots").resolve(NEW).resolve("folder"), folder);
        Files.createSymbolicLink(repo.resolve("blobs").resolve("link"), precious);
        assertThat(cache.removeRevision(TINY).freedBytes()).isEqualTo(2);
        cache.removeModel("acme/tiny");
        assertThat(precious).hasContent("keep me");
        assertThat(folder.resolve("a.txt")).hasContent("keep me too");
    }

    @Test
    void a_damaged_file_that_is_a_link_out_is_not_discarded() throws IOException {
        var elsewhere = Files.writeString(directory.resolve("3b18e512dba79e4c8300dd08aeb37f8e728b8dad"), "not that");
        Files.createSymbolicLink(repo.resolve("snapshots").resolve(NEW).resolve("leak"), elsewhere);
        var damaged = new VerifiedFile("leak", VerifiedFile.Verdict.DAMAGED, "");
        assertThat(cache.discardDamaged(cache.find(TINY).orElseThrow(), List.of(damaged))).isEmpty();
        assertThat(elsewhere).hasContent("not that");
    }

    @Test
    void what_lies_in_the_store_that_models_share_stays_and_is_told() throws IOException {
        var store = Files.createDirectories(root.resolve("blobs/ab"));
        var shared = Files.writeString(store.resolve("ab" + "0".repeat(62)), "shared by two");
        var etag = "1".repeat(64);
        Files.createSymbolicLink(repo.resolve("blobs").resolve(etag),
                Path.of("../../blobs/ab").resolve(shared.getFileName()));
        new CacheOnDisk(root).link("models--acme--tiny", NEW, "model.safetensors", etag);
        assertThat(cache.find(TINY).orElseThrow().file("model.safetensors").orElseThrow()).hasContent("shared by two");
        assertThat(cache.removeRevision(TINY)).isEqualTo(new Removed(1, 2, 13));
        assertThat(shared).hasContent("shared by two");
    }
}
