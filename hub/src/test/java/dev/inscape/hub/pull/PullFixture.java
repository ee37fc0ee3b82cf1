package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inscape.hub.cache.HubCache;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.stub.StubHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A stub hub, an empty cache, and a client between them that does not wait long. */
final class PullFixture implements AutoCloseable {

    static final HubId ID = HubId.parse("acme/tiny");

    final StubHub hub = StubHub.start();
    final Path root;
    final List<String> heard = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();

    PullFixture(Path root) {
        this.root = root;
        environment.put("HF_HUB_CACHE", root.toString());
        environment.put("HF_HOME", root.resolveSibling("home").toString());
        environment.put("HF_ENDPOINT", hub.endpoint().toString());
    }

    /** Bytes without a pattern, the same for the same seed. */
    static byte[] bytes(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A model of one file of weights, with a configuration and a tokenizer. */
    static Map<String, byte[]> tiny(int weights) {
        var files = new TreeMap<String, byte[]>();
        files.put("config.json", "{\"model_type\": \"tiny\", \"hidden_size\": 7}".getBytes(UTF_8));
        files.put("tokenizer.json", "{\"version\": \"1.0\"}".getBytes(UTF_8));
        files.put("README.md", "# tiny".getBytes(UTF_8));
        files.put("model.safetensors", bytes(weights, 17));
        return files;
    }

    /** The length of some of a model's files. */
    static long length(Map<String, byte[]> files, String... names) {
        return Stream.of(names).mapToLong(name -> Objects.requireNonNull(files.get(name)).length).sum();
    }

    HubClient client() {
        var variables = new HubEnvironment(environment);
        var settings = HubSettings.of(variables).withPause(Duration.ofMillis(2));
        return new HubClient(HubCache.of(variables), settings);
    }

    Pulled pull() {
        return client().pull(ID, listener());
    }

    PullListener listener() {
        return new PullListener() {
            @Override
            public void planned(int files, long bytes) {
                heard.add("planned " + files + " " + bytes);
            }

            @Override
            public void advanced(String file, long done, long total) {
                heard.add("advanced " + file + " " + done + " " + total);
            }

            @Override
            public void finished(String file) {
                heard.add("finished " + file);
            }

            @Override
            public void retrying(String what, String reason) {
                heard.add("retrying " + what + ": " + reason);
            }
        };
    }

    /** Everything below the cache with what it is and when it was changed: equal where nothing was written. */
    Map<String, String> inventory() throws IOException {
        var found = new TreeMap<String, String>();
        if (Files.exists(root)) {
            try (var all = Files.walk(root)) {
                for (var path : all.toList()) {
                    found.put(root.relativize(path).toString(),
                            Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + " "
                                    + (Files.isSymbolicLink(path) ? Files.readSymbolicLink(path).toString() : ""));
                }
            }
        }
        return found;
    }

    /** The files of the blobs' directory by name. */
    List<String> blobs() throws IOException {
        var directory = root.resolve("models--acme--tiny/blobs");
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
