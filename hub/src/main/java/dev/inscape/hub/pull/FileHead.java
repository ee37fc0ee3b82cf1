package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.cache.Etag;
import java.net.URI;

/**
 * What the hub says about a file.
 *
 * @param etag     the name of its content
 * @param bytes    its size, -1 where nothing says it
 * @param location where the content is
 */
record FileHead(Etag etag, long bytes, URI location) {

    /** Reads the headers: {@code X-Repo-Commit}, {@code X-Linked-Etag} or {@code ETag}, {@code X-Linked-Size}. */
    static FileHead of(Answer answer, String repo, String commit, RemoteFile file) {
        var answered = answer.header("X-Repo-Commit").orElseThrow(() -> new InscapeException("the answer about "
                + file.name() + " of " + repo + " is not a hub's: it has no X-Repo-Commit; look at HF_ENDPOINT and at"
                + " proxies on the way"));
        if (!answered.equals(commit)) {
            throw new InscapeException(
                    "the hub was asked for " + file.name() + " of " + repo + " at the commit " + commit
                            + " and answered for " + Quoted.of(answered));
        }
        var etag = answer.header("X-Linked-Etag").or(() -> answer.header("ETag")).orElseThrow(
                () -> new InscapeException("the hub gives no ETag for " + file.name() + " of " + repo
                        + ", so that its content cannot be kept in the cache"));
        return new FileHead(Etag.ofHeader(etag), bytes(answer, file), answer.redirect().orElse(answer.address()));
    }

    private static long bytes(Answer answer, RemoteFile file) {
        var size = answer.header("X-Linked-Size");
        if (size.isEmpty() && answer.redirect().isEmpty()) {
            size = answer.header("Content-Length");
        }
        return size.filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).orElse(file.bytes());
    }
}
