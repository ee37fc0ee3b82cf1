package dev.inscape.hub.cache;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables that Hugging Face's own client reads, understood as it understands them. An empty variable
 * counts as one that is not set.
 *
 * @param variables by name; {@link #ofProcess()} takes those of this process
 */
public record HubEnvironment(Map<String, String> variables) {

    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{\\w+\\})");

    public HubEnvironment {
        variables = Map.copyOf(variables);
    }

    public static HubEnvironment ofProcess() {
        return new HubEnvironment(System.getenv());
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether a variable says 1, on, yes or true. */
    public boolean flag(String name) {
        return text(name).filter(value -> TRUE.contains(value.toUpperCase(Locale.ROOT))).isPresent();
    }

    /** A variable that names a path; {@code ~} and {@code $NAME} in it are replaced. */
    public Optional<Path> path(String name) {
        return text(name).map(this::expand).map(Path::of);
    }

    /** {@code HF_HOME}, else {@code XDG_CACHE_HOME/huggingface}, else {@code ~/.cache/huggingface}. */
    public Path home() {
        return path("HF_HOME").orElseGet(() -> path("XDG_CACHE_HOME").orElseGet(() -> userHome().resolve(".cache"))
                .resolve("huggingface"));
    }

    /** {@code HF_HUB_CACHE}, else {@code HUGGINGFACE_HUB_CACHE}, its old name, else {@code hub} in {@link #home()}. */
    public Path cacheRoot() {
        return path("HF_HUB_CACHE").or(() -> path("HUGGINGFACE_HUB_CACHE")).orElseGet(() -> home().resolve("hub"));
    }

    /** Whether no network may be used: {@code HF_HUB_OFFLINE} or {@code TRANSFORMERS_OFFLINE}. */
    public boolean offline() {
        return text("HF_HUB_OFFLINE").isPresent() ? flag("HF_HUB_OFFLINE") : flag("TRANSFORMERS_OFFLINE");
    }

    private Path userHome() {
        return Path.of(text("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    private String expand(String path) {
        var home = path.equals("~") || path.startsWith("~/") ? userHome() + path.substring(1) : path;
        return VARIABLE.matcher(home).replaceAll(found -> {
            var name = found.group(1).replaceAll("[{}]", "");
            return Matcher.quoteReplacement(text(name).orElse(found.group()));
        });
    }
}
