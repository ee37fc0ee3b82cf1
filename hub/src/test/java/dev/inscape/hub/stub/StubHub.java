package dev.inscape.hub.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A hub on loopback that answers as the real one does, until it is told not to. Small files are behind a relative redirect, large
 * ones behind one to a storage with another port and another host name, at a signed address that is good without a token.
 */
public final class StubHub implements AutoCloseable {

    private record Meddling(Predicate<Request> which, AtomicInteger times, BiFunction<Request, Reply, Reply> change) {
    }

    private final Map<String, StubModel> revisions = new ConcurrentHashMap<>();
    private final Map<String, byte[]> storage = new ConcurrentHashMap<>();
    private final List<Meddling> meddlings = new CopyOnWriteArrayList<>();
    private final StubServer store;
    private final StubServer hub;

    private StubHub(int port) {
        store = StubServer.start(0, "localhost", request -> meddled(request, store(request)));
        hub = StubServer.start(port, "127.0.0.1", request -> meddled(request, answer(request)));
    }

    public static StubHub start() {
        return new StubHub(0);
    }

    static StubHub start(int port) {
        return new StubHub(port);
    }

    public URI endpoint() {
        return URI.create(hub.address());
    }

    /** Gives a model's branch or tag these files; answers its commit. */
    public String commit(String id, String revision, Map<String, byte[]> files) {
        var model = StubModel.of(id, files);
        revisions.put(id + "@" + revision, model);
        revisions.put(id + "@" + model.commit(), model);
        model.files().values().forEach(file -> storage.put(file.sha256(), file.content()));
        return model.commit();
    }

    /** Changes the next answers to requests whose path has this in it. */
    public void meddle(String part, int times, BiFunction<Request, Reply, Reply> change) {
        meddle(request -> request.path().contains(part), times, change);
    }

    public void meddle(Predicate<Request> which, int times, BiFunction<Request, Reply, Reply> change) {
        meddlings.add(new Meddling(which, new AtomicInteger(times), change));
    }

    /** The address that the storage has a content at, without the signature. */
    public static String stored(byte[] content) {
        return "/store/" + StubFile.hash("SHA-256", content);
    }

    /** What came to the hub. */
    public List<Request> requests() {
        return hub.requests();
    }

    /** What came to the storage. */
    public List<Request> storeRequests() {
        return store.requests();
    }

    private Reply meddled(Request request, Reply honest) {
        for (var meddling : meddlings) {
            if (meddling.which().test(request) && meddling.times().getAndDecrement() > 0) {
                return meddling.change().apply(request, honest);
            }
        }
        return honest;
    }

    private Reply store(Request request) {
        var content = storage.get(request.pathWithoutQuery().replace("/store/", ""));
        if (content == null || !request.path().endsWith("?X-Signature=good")) {
            return Reply.of(403, "Forbidden".getBytes(UTF_8));
        }
        return ranged(request, Reply.of(200, content).with("ETag", "\"store-" + content.length + "\""));
    }

    /** A content, or the part of it that {@code Range} asks for, unless it is another than {@code If-Range} names. */
    private static Reply ranged(Request request, Reply whole) {
        var range = request.header("Range");
        boolean same = request.header("If-Range").map(tag -> tag.equals(whole.headers().get("ETag"))).orElse(true);
        if (range.isEmpty() || !same) {
            return whole;
        }
        int from = Integer.parseInt(range.get().replaceAll("bytes=(\\d+)-.*", "$1"));
        return from < whole.body().length ? whole.from(from) : Reply.of(416, new byte[0]);
    }

    private Reply answer(Request request) {
        var path = request.pathWithoutQuery();
        if (path.startsWith("/api/resolve-cache/")) {
            var parts = path.substring("/api/resolve-cache/".length()).split("/", 4);
            return file(request, parts[0] + "/" + parts[1], parts[2], parts[3]);
        }
        if (path.startsWith("/api/models/")) {
            return api(request, path.substring("/api/models/".length()).split("/", 4));
        }
        var parts = path.substring(1).split("/", 5);
        return parts.length == 5 && parts[2].equals("resolve")
                ? resolve(request, parts[0] + "/" + parts[1], parts[3], decoded(parts[4]))
                : Reply.refusal(404, "", "Sorry, we can't find the page you are looking for.");
    }

    private Reply api(Request request, String[] parts) {
        var id = parts.length < 2 ? parts[0] : parts[0] + "/" + parts[1];
        var model = revisions.get(id + "@" + (parts.length < 4 ? "main" : decoded(parts[3])));
        if (model == null) {
            return unknown(request, id);
        }
        return Reply.json(parts.length > 2 && parts[2].equals("tree") ? StubJson.tree(model) : StubJson.info(model));
    }

    private Reply resolve(Request request, String id, String revision, String name) {
        var model = revisions.get(id + "@" + decoded(revision));
        if (model == null) {
            return unknown(request, id);
        }
        var file = model.files().get(name);
        if (file == null) {
            return Reply.refusal(404, "EntryNotFound", "Entry not found").with("X-Repo-Commit", model.commit());
        }
        return StubModel.isLarge(name)
                ? Reply.redirect(302, store.address() + "/store/" + file.sha256() + "?X-Signature=good")
                        .with("X-Repo-Commit", model.commit())
                        .with("X-Linked-Size", Integer.toString(file.content().length))
                        .with("X-Linked-Etag", "\"" + file.sha256() + "\"")
                : Reply.redirect(307, "/api/resolve-cache/" + id + "/" + model.commit() + "/" + name);
    }

    private Reply file(Request request, String id, String commit, String name) {
        var model = revisions.get(id + "@" + commit);
        var file = model == null ? null : model.files().get(decoded(name));
        return file == null
                ? Reply.refusal(404, "EntryNotFound", "Entry not found")
                : ranged(request, Reply.of(200, file.content()).with("X-Repo-Commit", commit)
                        .with("ETag", "\"" + file.gitSha1() + "\""));
    }

    /** As the hub does: who may not see a model is not told whether it exists. */
    private Reply unknown(Request request, String id) {
        if (revisions.keySet().stream().anyMatch(key -> key.startsWith(id + "@"))) {
            return Reply.refusal(404, "RevisionNotFound", "Invalid rev id");
        }
        return request.header("Authorization").isPresent()
                ? Reply.refusal(404, "RepoNotFound", "Repository not found")
                : Reply.refusal(401, "RepoNotFound", "Invalid username or password.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    @Override
    public void close() {
        hub.close();
        store.close();
    }
}
