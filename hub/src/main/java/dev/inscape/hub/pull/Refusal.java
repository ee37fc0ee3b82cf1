package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.cache.HubId;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a hub's refusal into words. The hub tells its cases apart by {@code X-Error-Code}; without a right to see a model it
 * answers as if there were none.
 *
 * @param id    of the model
 * @param asked what was asked for
 * @param token whether one was sent
 */
record Refusal(HubId id, URI asked, boolean token) {

    private static final Pattern RATE_LIMIT_RESET = Pattern.compile("(?:^|;)\\s*t=(\\d+)");

    InscapeException of(int status, HttpHeaders headers) {
        var code = headers.firstValue("X-Error-Code").orElse("");
        var message = Quoted.of(headers.firstValue("X-Error-Message").orElse(""));
        return switch (status) {
            case 401, 403 -> new InscapeException(notAllowed(status, code, message));
            case 404 -> new InscapeException(notThere(code));
            case 408, 429, 500, 502, 503, 504 -> passing(status, headers);
            default -> new InscapeException("the hub answered " + status + " to " + withoutQuery(asked)
                    + (message.isEmpty() ? "" : ": " + message));
        };
    }

    private String notAllowed(int status, String code, String message) {
        if (code.equals("GatedRepo")) {
            return id.repo() + " is gated: ask for access at " + page() + (token
                    ? " with the account of your token; it has none yet"
                    : ", then set HF_TOKEN to a token of that account");
        }
        if (message.startsWith("Invalid credentials")) {
            return "the hub does not accept the token: it is mistyped or has expired; set HF_TOKEN to a new one, or"
                    + " HF_HUB_DISABLE_IMPLICIT_TOKEN=1 to go on without one";
        }
        if (message.startsWith("Access to this resource is disabled")) {
            return id.repo() + " has been disabled by the hub";
        }
        if (status == 401) {
            return noSuchModel();
        }
        return "the hub does not let " + (token ? "your token" : "you") + " read " + id.repo() + " (403"
                + (message.isEmpty() ? "" : ", " + message) + "); a token needs the right to read this model";
    }

    private String notThere(String code) {
        return switch (code) {
            case "RevisionNotFound" -> id.repo() + " has no revision \"" + id.revision()
                    + "\": no branch, tag or commit of that name; leave @" + id.revision() + " off for main";
            case "EntryNotFound" -> id.repo() + " has no file at " + withoutQuery(asked);
            default -> noSuchModel();
        };
    }

    private String noSuchModel() {
        return "the hub has no model " + id.repo() + ", or it is private: look at the spelling" + (token
                ? ", and whether your token may read it"
                : "; for a private model set HF_TOKEN");
    }

    private Unreached passing(int status, HttpHeaders headers) {
        var wait = wait(headers);
        var asks = wait.map(time -> "; it asks to wait " + time.toSeconds() + " s").orElse("");
        var what = status == 429
                ? "the hub answers no more for now: too many requests (429)"
                : "the hub answered " + status;
        return new Unreached(what + asks, wait, null);
    }

    /** {@code Retry-After} as seconds or a date, else the reset of the hub's {@code RateLimit}. */
    private static Optional<Duration> wait(HttpHeaders headers) {
        var after = headers.firstValue("Retry-After").map(String::strip);
        if (after.isPresent()) {
            return after.get().matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(after.get())))
                    : until(after.get());
        }
        return headers.firstValue("RateLimit").map(RATE_LIMIT_RESET::matcher).filter(Matcher::find)
                .map(found -> found.group(1)).filter(seconds -> seconds.length() < 10)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Optional<Duration> until(String date) {
        try {
            var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(ZonedDateTime.now(then.getZone()), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private String page() {
        return asked.resolve("/" + id.repo()).toString();
    }

    /** Signed addresses carry a right in their query. */
    static String withoutQuery(URI address) {
        var text = address.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
