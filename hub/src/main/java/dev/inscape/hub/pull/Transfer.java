package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.PartialFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the content of one file into a blob, in as many connections as it takes: what is there is kept, and the rest asked for
 * with {@code Range} and, where the server named what it sends, {@code If-Range}.
 */
final class Transfer {

    private final HubHttp http;
    private final String name;
    private final FileHead head;
    private final PartialFile blob;
    private final PullListener listener;
    private Optional<MessageDigest> digest;
    private Optional<String> validator = Optional.empty();
    private long received;
    private long transferred;

    Transfer(HubHttp http, String name, FileHead head, PartialFile blob, PullListener listener) {
        this.http = http;
        this.name = name;
        this.head = head;
        this.blob = blob;
        this.listener = listener;
        this.digest = newDigest();
    }

    private Optional<MessageDigest> newDigest() {
        return head.bytes() < 0 ? Optional.empty() : head.etag().digest(head.bytes());
    }

    long received() {
        return received;
    }

    /** All that came over the network, also what had to be thrown away. */
    long transferred() {
        return transferred;
    }

    /** One connection, to a location that is still good. Afterwards the file is complete, or {@link Unreached} is thrown. */
    void attempt(FileHead current) {
        if (head.bytes() > 0 && received == head.bytes()) {
            return;
        }
        try (var answer = http.get(current.location(), resumption())) {
            accept(answer);
            read(answer);
        }
        if (head.bytes() >= 0 && received < head.bytes()) {
            throw new Unreached("the connection ended after " + received + " of " + head.bytes() + " bytes",
                    Optional.empty(),
                    null);
        }
    }

    private Map<String, String> resumption() {
        if (received == 0) {
            return Map.of();
        }
        var range = "bytes=" + received + "-";
        return validator.isPresent() ? Map.of("Range", range, "If-Range", validator.get()) : Map.of("Range", range);
    }

    /** Decides by the status where what comes belongs. */
    private void accept(Answer answer) {
        var etag = answer.header("ETag").filter(value -> value.startsWith("\""));
        switch (answer.status()) {
            case 200 -> {
                if (received > 0) {
                    restart();
                }
            }
            case 206 -> {
                boolean changed = validator.isPresent() && etag.isPresent() && !etag.equals(validator);
                if (changed || !continues(answer)) {
                    restart();
                    throw new Unreached("the server went on with something else; beginning again", Optional.empty(),
                            null);
                }
            }
            case 416 -> {
                restart();
                throw new Unreached("the server has no bytes after those that came (416); beginning again",
                        Optional.empty(), null);
            }
            default -> throw http.noContent(answer);
        }
        if (!answer.header("Content-Encoding").orElse("identity").equals("identity")) {
            throw new InscapeException(
                    name + " came compressed, although that was not asked for; nothing of it was kept");
        }
        validator = etag;
    }

    private boolean continues(Answer answer) {
        return answer.header("Content-Range").orElse("").startsWith("bytes " + received + "-");
    }

    private void restart() {
        blob.restart();
        digest = newDigest();
        received = 0;
        validator = Optional.empty();
        listener.advanced(name, 0, head.bytes());
    }

    private void read(Answer answer) {
        try {
            for (var piece = answer.body().next(); piece != null; piece = answer.body().next()) {
                for (var bytes : piece) {
                    int length = bytes.remaining();
                    if (head.bytes() >= 0 && received + length > head.bytes()) {
                        throw new InscapeException(name + " is longer than the " + head.bytes()
                                + " bytes that the hub says it has; nothing of it was kept");
                    }
                    digest.ifPresent(sum -> sum.update(bytes.duplicate()));
                    blob.write(bytes);
                    received += length;
                    transferred += length;
                }
                listener.advanced(name, received, head.bytes());
            }
        } catch (IOException e) {
            // Servers that announce more than they send: what matters is what the hub said.
            if (head.bytes() < 0 || received < head.bytes()) {
                throw HubHttp.unreached(answer.address(), e);
            }
        } catch (InterruptedException e) {
            throw HubHttp.interrupted(e);
        }
    }

    /** Holds what came against its hash; an error where they differ, and then nothing is kept. */
    void verify() {
        var expected = head.etag();
        if (!expected.isHash()) {
            return;
        }
        var found = digest.isPresent() ? HexFormat.of().formatHex(digest.get().digest()) : hashOfWritten();
        if (!found.equals(expected.value())) {
            throw new InscapeException(name + " came with the " + expected.hashName() + " " + found + " instead of "
                    + expected + ": it was damaged on the way or at the hub; nothing of it was kept, try again");
        }
    }

    private String hashOfWritten() {
        try {
            return head.etag().hashOf(blob.written()).orElseThrow();
        } catch (IOException e) {
            throw new InscapeException("cannot read " + blob.written() + ": " + e.getMessage(), e);
        }
    }
}
