package dev.inscape.hub.cache;

import static dev.inscape.hub.cache.CacheOnDisk.NEW;
import static dev.inscape.hub.cache.CacheOnDisk.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding, listing and checking, in a cache that was written by hand. */
class HubCacheTest {

    private static final HubId TINY = HubId.parse("acme/tiny");

    @TempDir private Path root;
    private CacheOnDisk disk;
    private HubCache cache;

    @BeforeEach
    void write() throws IOException {
        disk = CacheOnDisk.withTwoCommits(root);
        cache = new HubCache(root, true);
    }

    @Test
    void a_snapshot_is_found_by_branch_tag_pull_request_commit_and_the_beginning_of_one() {
        assertThat(cache.find(TINY).orElseThrow().commit()).isEqualTo(NEW);
        for (var revision : List.of("v1", "refs/pr/1", OLD, "0123456")) {
            assertThat(cache.find(TINY.at(revision)).orElseThrow().commit()).as(revision).isEqualTo(OLD);
        }
        for (var revision : List.of("v2", "refs/pr", "012345", "1".repeat(40))) {
            assertThat(cache.find(TINY.at(revision))).as(revision).isEmpty();
        }
        assertThat(cache.find(HubId.parse("acme/other"))).isEmpty();
    }

    @Test
    void a_beginning_that_two_commits_have_is_refused() throws IOException {
        disk.link("models--acme--tiny", "0123456" + "f".repeat(33), "a", "ce013625030ba8dba906f756967f9e9ca394464a");
        assertThatThrownBy(() -> cache.find(TINY.at("0123456"))).isInstanceOf(InscapeException.class)
                .hasMessage("the cache has 2 commits of acme/tiny that begin with 0123456; write more digits");
    }

    @Test
    void the_files_of_a_snapshot_have_their_folders_and_are_the_blobs() throws IOException {
        var snapshot = cache.find(TINY).orElseThrow();
        assertThat(snapshot.files()).containsOnlyKeys("config.json", "weights/model.safetensors");
        assertThat(snapshot.file("weights/model.safetensors").orElseThrow()).content().isEqualTo("hello world\n");
        assertThat(snapshot.file("nothing.json")).isEmpty();
        assertThatThrownBy(() -> snapshot.file("../../refs/main")).isInstanceOf(InscapeException.class);
    }

    @Test
    void a_list_counts_each_content_once_and_knows_what_nothing_uses() throws IOException {
        disk.blob("models--acme--tiny", "9".repeat(40) + ".0badcafe.incomplete", "half");
        var used = FileTime.from(Instant.parse("2026-03-04T05:06:07Z"));
        for (var blob : List.of("3b18e512dba79e4c8300dd08aeb37f8e728b8dad", "ce013625030ba8dba906f756967f9e9ca394464a",
                "0cfbf08886fca9a91cb753ec8734c84fcbe52c9f")) {
            Files.setAttribute(root.resolve("models--acme--tiny/blobs").resolve(blob), "lastAccessTime", used);
        }
        var model = cache.list().models().getFirst();
        assertThat(model.repo()).isEqualTo("acme/tiny");
        assertThat(model.bytes()).isEqualTo(12 + 6 + 2 + 4);
        assertThat(model.leftoverBytes()).isEqualTo(4);
        assertThat(model.lastUsed()).isEqualTo(used.toInstant());
        assertThat(model.revisions()).containsExactly(new CachedRevision(OLD, List.of("refs/pr/1", "v1"), 2, 18),
                new CachedRevision(NEW, List.of("main"), 2, 14));
    }

    @Test
    void a_list_has_models_alone_by_name_and_tells_what_it_cannot_read() throws IOException {
        for (var other : List.of("datasets--acme--data/snapshots", "models--gpt2/snapshots/" + OLD,
                ".locks/models--acme--tiny",
                "models--acme--tiny/trees", "models--acme--tiny/.no_exist/" + NEW, "models--bad name/snapshots",
                "blobs/ab")) {
            Files.createDirectories(root.resolve(other));
        }
        Files.writeString(root.resolve("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55");
        Files.writeString(root.resolve("models--a-file"), "");
        var listing = cache.list();
        assertThat(listing.models()).extracting(CachedModel::repo).containsExactly("acme/tiny", "gpt2");
        assertThat(listing.bytes()).isEqualTo(20);
        assertThat(listing.problems()).singleElement().asString()
                .startsWith(root.resolve("models--bad name") + ": \"bad name\"");
        assertThat(new HubCache(root.resolve("none"), true).list()).isEqualTo(new CacheListing(List.of(), List.of()));
    }

    @Test
    void a_check_tells_whole_damaged_missing_and_unknown_files_apart() throws IOException {
        var tiny = "models--acme--tiny";
        disk.blob(tiny, "ce013625030ba8dba906f756967f9e9ca394464a", "hellx\n");
        disk.blob(tiny, "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447", "hello world\n");
        disk.link(tiny, OLD, "large.safetensors", "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447");
        disk.link(tiny, OLD, "gone.json", "1".repeat(40));
        disk.blob(tiny, "5d41402a-7", "who knows");
        disk.link(tiny, OLD, "odd.json", "5d41402a-7");
        Files.writeString(root.resolve(tiny).resolve("snapshots").resolve(OLD).resolve("plain.txt"), "2\n");
        assertThat(cache.verify(cache.find(TINY.at(OLD)).orElseThrow())).containsExactly(
                new VerifiedFile("config.json", VerifiedFile.Verdict.DAMAGED, "it has the git SHA-1 "
                        + "93395ea0d882484754d6774579d613ad4336d827 instead of ce013625030ba8dba906f756967f9e9ca394464a"),
                new VerifiedFile("gone.json", VerifiedFile.Verdict.MISSING,
                        "there is no " + root.resolve(tiny).resolve("blobs").resolve("1".repeat(40))),
                new VerifiedFile("large.safetensors", VerifiedFile.Verdict.WHOLE, ""),
                new VerifiedFile("odd.json", VerifiedFile.Verdict.UNKNOWN, "no hash is known for it"),
                new VerifiedFile("plain.txt", VerifiedFile.Verdict.UNKNOWN, "no hash is known for it"),
                new VerifiedFile("weights/model.safetensors", VerifiedFile.Verdict.WHOLE, ""));
    }

    @Test
    void a_file_without_a_link_is_checked_by_pythons_list() throws IOException {
        var tiny = root.resolve("models--acme--tiny");
        Files.writeString(tiny.resolve("snapshots").resolve(OLD).resolve("plain.txt"), "2\n");
        Files.createDirectories(tiny.resolve("trees"));
        Files.writeString(tiny.resolve("trees").resolve(OLD + ".json"),
                """
                {"format_version": 1, "files": {"plain.txt": {"size": 2, "blob_id": "0cfbf08886fca9a91cb753ec8734c84fcbe52c9f"}}}""");
        assertThat(cache.verify(cache.find(TINY.at(OLD)).orElseThrow()))
                .contains(new VerifiedFile("plain.txt", VerifiedFile.Verdict.WHOLE, ""));
    }
}
