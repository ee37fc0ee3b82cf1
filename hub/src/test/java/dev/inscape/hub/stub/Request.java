package dev.inscape.hub.stub;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asked.
 *
 * @param method  HEAD or GET
 * @param path    with its query, as it came
 * @param headers by name in small letters
 */
public record Request(String method, String path, Map<String, String> headers) {

    public Request {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String pathWithoutQuery() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    @Override
    public String toString() {
        return method + " " + path + header("Range").map(range -> " " + range).orElse("");
    }
}
