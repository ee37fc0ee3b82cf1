package dev.inscape.hub.pull;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * An answer whose body is still to be read.
 *
 * @param address  that was asked
 * @param response to it
 */
record Answer(URI address, HttpResponse<TimedBody> response) implements AutoCloseable {

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
            return address.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new dev.inscape.InscapeException(Refusal.withoutQuery(address)
                    + " was redirected to something that is no address: " + Refusal.withoutQuery(address), e);
        }
    }

    @Override
    public void close() {
        body().close();
    }
}
