package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubEnvironment;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the hub.
 *
 * @param endpoint        the hub, or a mirror of it
 * @param token           sent to the endpoint, and to no other host
 * @param offline         whether no network may be used
 * @param answerTimeout   how long a question about a model or file may take
 * @param downloadTimeout how long a download may stand still
 * @param attempts        how often a request that failed is made in all; a download that got further begins to count anew
 * @param pause           before the second attempt; it doubles before each one after that
 * @param proxy           that requests go through
 */
public record HubSettings(URI endpoint, Optional<String> token, boolean offline, Duration answerTimeout,
        Duration downloadTimeout, int attempts, Duration pause, ProxySelector proxy) {

    private static final String ENDPOINT = "https://huggingface.co";
    private static final long TIMEOUT_SECONDS = 10;
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    public HubSettings {
        if (!("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                || endpoint.getHost() == null) {
            throw new UsageException(
                    "HF_ENDPOINT is \"" + endpoint + "\", which is no http or https address; unset it to use "
                            + ENDPOINT);
        }
        if (attempts < 1) {
            throw new UsageException("attempts must be at least 1, not " + attempts);
        }
    }

    /**
     * What the environment says: {@code HF_ENDPOINT}, {@code HF_TOKEN} or the file {@code HF_TOKEN_PATH}
     * ({@code $HF_HOME/token}) unless {@code HF_HUB_DISABLE_IMPLICIT_TOKEN}, {@code HF_HUB_OFFLINE} or
     * {@code TRANSFORMERS_OFFLINE}, {@code HF_HUB_ETAG_TIMEOUT} and {@code HF_HUB_DOWNLOAD_TIMEOUT} in seconds;
     * {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, else Java's own settings of a proxy.
     */
    public static HubSettings of(HubEnvironment environment) {
        var endpoint = environment.text("HF_ENDPOINT").orElse(ENDPOINT).replaceAll("/+$", "");
        return new HubSettings(address(endpoint), token(environment), environment.offline(),
                seconds(environment, "HF_HUB_ETAG_TIMEOUT"), seconds(environment, "HF_HUB_DOWNLOAD_TIMEOUT"), ATTEMPTS,
                PAUSE, EnvironmentProxy.of(environment));
    }

    public HubSettings withPause(Duration otherPause) {
        return new HubSettings(endpoint, token, offline, answerTimeout, downloadTimeout, attempts, otherPause, proxy);
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("HF_ENDPOINT is \"" + text + "\", which is no address: " + e.getMessage());
        }
    }

    private static Optional<String> token(HubEnvironment environment) {
        if (environment.flag("HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
            return Optional.empty();
        }
        var token = environment.text("HF_TOKEN").or(() -> tokenFile(environment)).filter(text -> !text.isEmpty());
        token.filter(text -> !text.chars().allMatch(letter -> letter > ' ' && letter < 127)).ifPresent(_ -> {
            throw new UsageException("the token has letters that no token has (a space, a line break, an accent); "
                    + "look at HF_TOKEN, or at the file that HF_TOKEN_PATH names");
        });
        return token;
    }

    private static Optional<String> tokenFile(HubEnvironment environment) {
        var file = environment.path("HF_TOKEN_PATH").orElseGet(() -> environment.home().resolve("token"));
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InscapeException("cannot read the token in " + file + ": " + e.getMessage()
                    + "; set HF_HUB_DISABLE_IMPLICIT_TOKEN=1 to go on without one", e);
        }
    }

    private static Duration seconds(HubEnvironment environment, String name) {
        var text = environment.text(name).orElse(Long.toString(TIMEOUT_SECONDS));
        try {
            long seconds = Long.parseLong(text);
            if (seconds > 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with numbers that make no sense.
        }
        throw new UsageException(name + " is \"" + text + "\"; write a whole number of seconds, for example 30");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HubSettings[" + endpoint + (token.isPresent() ? ", with a token" : ", no token")
                + (offline ? ", offline]" : "]");
    }
}
