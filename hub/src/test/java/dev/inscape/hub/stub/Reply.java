package dev.inscape.hub.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stub answers, honest or not.
 *
 * @param status   of HTTP
 * @param headers  but {@code Content-Length}
 * @param body     what is sent after them, unless HEAD asked
 * @param declared the {@code Content-Length} that it claims
 * @param stalls   whether it stands still after the body, rather than closing the connection
 */
public record Reply(int status, Map<String, String> headers, byte[] body, long declared, boolean stalls) {

    public static Reply of(int status, byte[] body) {
        return new Reply(status, Map.of(), body, body.length, false);
    }

    public static Reply json(String text) {
        return of(200, text.getBytes(UTF_8)).with("Content-Type", "application/json");
    }

    /** A hub's refusal, with its {@code X-Error-Code} and {@code X-Error-Message}. */
    public static Reply refusal(int status, String code, String message) {
        return of(status, new byte[0]).with("X-Error-Code", code).with("X-Error-Message", message);
    }

    public static Reply redirect(int status, String location) {
        return of(status, new byte[0]).with("Location", location);
    }

    public Reply with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, body, declared, stalls);
    }

    public Reply without(String name) {
        var all = new LinkedHashMap<>(headers);
        all.remove(name);
        return new Reply(status, all, body, declared, stalls);
    }

    /** The connection ends after so many bytes of the body, whatever was declared. */
    public Reply cutAfter(int bytes) {
        return new Reply(status, headers, Arrays.copyOf(body, Math.min(bytes, body.length)), declared, stalls);
    }

    /** As {@link #cutAfter}, but the connection stays open and silent. */
    public Reply stallAfter(int bytes) {
        return new Reply(status, headers, Arrays.copyOf(body, Math.min(bytes, body.length)), declared, true);
    }

    public Reply declaring(long bytes) {
        return new Reply(status, headers, body, bytes, stalls);
    }

    public Reply withBody(byte[] other) {
        return new Reply(status, headers, other, other.length, stalls);
    }

    /** The same from some byte on, as the answer to {@code Range: bytes=from-}. */
    Reply from(int from) {
        var rest = Arrays.copyOfRange(body, from, body.length);
        return new Reply(206, headers, rest, rest.length, stalls)
                .with("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
    }
}
