package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer whose body is still to be read.
 *
 * @param address  that was asked
 * @param response to it
 */
record Answer(URI address, HttpResponse<TimedBody> response) implements AutoCloseable {

    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");

    private static final int LAST_PORT = 0xffff;

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    Optional<String> header(String name) {
        return headers().firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    TimedBody body() {
        return response.body();
    }

    /** Where it sends one, as a whole address. */
    Optional<URI> redirect() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> header("Location").map(this::target);
            default -> Optional.empty();
        };
    }

    private URI target(String location) {
        try {
            var target = address.resolve(escaped(location));
            if (target.getPort() > LAST_PORT || (target.getHost() == null && target.getScheme().startsWith("http"))) {
                throw new IllegalArgumentException("no host, or a port above " + LAST_PORT);
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new InscapeException(Refusal.withoutQuery(address)
                    + " was redirected to something that is no address", e);
        }
    }

    /** Some servers forget to escape a space or a letter beyond ASCII. */
    private static String escaped(String location) {
        return NOT_IN_ADDRESSES.matcher(location)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    @Override
    public void close() {
        body().close();
    }
}
