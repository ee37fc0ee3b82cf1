package dev.inscape.hub.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a cache by hand, as its documentation lays it out. */
record CacheOnDisk(Path root) {

    static final String OLD = "0123456789abcdef0123456789abcdef01234567";
    static final String NEW = "fedcba9876543210fedcba9876543210fedcba98";

    Path repo(String folder) {
        return root.resolve(folder);
    }

    /** A blob named after the git SHA-1 of its content, which the caller knows. */
    Path blob(String folder, String etag, String content) throws IOException {
        var blob = repo(folder).resolve("blobs").resolve(etag);
        Files.createDirectories(blob.getParent());
        return Files.write(blob, content.getBytes(UTF_8));
    }

    void link(String folder, String commit, String name, String etag) throws IOException {
        var link = repo(folder).resolve("snapshots").resolve(commit).resolve(name);
        Files.createDirectories(link.getParent());
        var up = "../".repeat(2 + name.split("/").length - 1);
        Files.createSymbolicLink(link, Path.of(up + "blobs/" + etag));
    }

    void ref(String folder, String name, String commit) throws IOException {
        var ref = repo(folder).resolve("refs").resolve(name);
        Files.createDirectories(ref.getParent());
        Files.writeString(ref, commit);
    }

    /** Two commits of acme/tiny that share their weights ("hello world\n"), and differ in their configuration. */
    static CacheOnDisk withTwoCommits(Path root) throws IOException {
        var cache = new CacheOnDisk(root);
        var tiny = "models--acme--tiny";
        cache.blob(tiny, "3b18e512dba79e4c8300dd08aeb37f8e728b8dad", "hello world\n");
        cache.blob(tiny, "ce013625030ba8dba906f756967f9e9ca394464a", "hello\n");
        cache.blob(tiny, "0cfbf08886fca9a91cb753ec8734c84fcbe52c9f", "2\n");
        cache.link(tiny, OLD, "weights/model.safetensors", "3b18e512dba79e4c8300dd08aeb37f8e728b8dad");
        cache.link(tiny, NEW, "weights/model.safetensors", "3b18e512dba79e4c8300dd08aeb37f8e728b8dad");
        cache.link(tiny, OLD, "config.json", "ce013625030ba8dba906f756967f9e9ca394464a");
        cache.link(tiny, NEW, "config.json", "0cfbf08886fca9a91cb753ec8734c84fcbe52c9f");
        cache.ref(tiny, "main", NEW);
        cache.ref(tiny, "refs/pr/1", OLD);
        cache.ref(tiny, "v1", OLD);
        return cache;
    }
}
