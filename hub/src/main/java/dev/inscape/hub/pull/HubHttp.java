package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.HubId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Requests to a hub about one model. Redirects are followed here, not by the client: the token goes to the endpoint and to nobody
 * else, and what the hub says about a file stands in its own answer, not in that of the storage it sends one to.
 */
final class HubHttp implements AutoCloseable {

    private static final int MOST_REDIRECTS = 10;
    private static final int LONGEST_LISTING = 256 << 20;

    private final HubSettings settings;
    private final HubId id;
    private final Origin origin;
    private final HttpClient client;

    HubHttp(HubSettings settings, HubId id) {
        this.settings = settings;
        this.id = id;
        this.origin = Origin.of(settings.endpoint());
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(settings.answerTimeout())
                .proxy(settings.proxy()).build();
    }

    /** What the hub lists at the revision. One attempt. */
    RemoteListing listing() {
        var address = address("/api/models/" + id.repo() + "/revision/" + encoded(id.revision()) + "?blobs=true");
        try (var answer = send("GET", address, Map.of(), settings.answerTimeout(), _ -> true)) {
            require(answer, 200);
            return RemoteListing.parse(id.repo(),
                    new String(answer.body().all(LONGEST_LISTING), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreached(address, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What the hub says about a file at a commit, and where its content is. One attempt. */
    FileHead head(String commit, RemoteFile file) {
        var address = address("/" + id.repo() + "/resolve/" + commit + "/" + encodedPath(file.name()));
        try (var answer = send("HEAD", address, Map.of(), settings.answerTimeout(),
                redirect -> redirect.headers().firstValue("X-Repo-Commit").isEmpty())) {
            if (answer.status() / 100 != 3) {
                require(answer, 200);
            }
            return FileHead.of(answer, id.repo(), commit, file);
        }
    }

    /** The content of a file, from a byte on where {@code headers} say so. One attempt, redirects followed. */
    Answer get(URI location, Map<String, String> headers) {
        return send("GET", location, headers, settings.downloadTimeout(), _ -> true);
    }

    /** The error for an answer in place of a content. */
    InscapeException noContent(Answer answer) {
        if (!Origin.of(answer.address()).equals(origin) && answer.status() / 100 == 4) {
            // A signed address runs out; the hub gives a new one.
            return new Unreached("the storage at " + answer.address().getHost() + " answered " + answer.status(),
                    Optional.empty(), null);
        }
        return refusal(answer);
    }

    private InscapeException refusal(Answer answer) {
        return new Refusal(id, answer.address(), settings.token().isPresent()).of(answer.status(), answer.headers());
    }

    private void require(Answer answer, int status) {
        if (answer.status() != status) {
            throw refusal(answer);
        }
    }

    /**
     * Sends a request, and follows redirects on the same host; those to another host only where the predicate wants it, and
     * without the token.
     */
    private Answer send(String method, URI first, Map<String, String> headers, Duration timeout,
            Predicate<Answer> followElsewhere) {
        var address = first;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            var answer = exchange(method, address, headers, timeout);
            var next = answer.redirect();
            if (next.isEmpty()) {
                return answer;
            }
            var here = Origin.of(address);
            var there = Origin.of(next.get());
            if (!here.mayLeadTo(there)) {
                answer.close();
                throw new InscapeException(
                        "refused a redirect from " + here.host() + " to " + Refusal.withoutQuery(next.get())
                                + ": it would leave https");
            }
            if (!there.equals(here) && !followElsewhere.test(answer)) {
                return answer;
            }
            answer.close();
            address = next.get();
        }
        throw new InscapeException(
                Refusal.withoutQuery(first) + " was redirected more than " + MOST_REDIRECTS + " times");
    }

    private Answer exchange(String method, URI address, Map<String, String> headers, Duration timeout) {
        var request = HttpRequest.newBuilder(address).timeout(timeout)
                .method(method, HttpRequest.BodyPublishers.noBody())
                // Compression would hide the size.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "inscape; java/" + Runtime.version().feature());
        headers.forEach(request::header);
        if (Origin.of(address).equals(origin)) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        try {
            HttpResponse<TimedBody> response = client.send(request.build(), _ -> new TimedBody(timeout));
            return new Answer(address, response);
        } catch (IOException e) {
            throw unreached(address, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static Unreached unreached(URI address, IOException e) {
        var host = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        return new Unreached(reason(host, e), Optional.empty(), e);
    }

    private static String reason(String host, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "cannot find the host " + host;
            }
        }
        if (e instanceof ConnectException) {
            return "cannot connect to " + host;
        }
        return "the connection to " + host + " broke: " + e.getMessage();
    }

    static InscapeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InscapeException("interrupted while waiting for the hub", e);
    }

    private URI address(String path) {
        return URI.create(settings.endpoint().toString().replaceAll("/+$", "") + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encodedPath(String name) {
        return encoded(name).replace("%2F", "/");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
