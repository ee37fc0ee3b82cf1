package dev.inscape.hub.gguf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** The committed files that oracle/gguf_files.py made, and what it expects of them. */
final class Samples {

    private Samples() {
    }

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Samples.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(Files.readString(path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every weight under its name, in its shape, with its values to the last bit. */
    static void requireEqual(Weights weights, JsonNode expected) {
        assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(
                expected.properties().stream().map(Map.Entry::getKey).toList());
        for (var entry : expected.properties()) {
            var name = entry.getKey();
            var shape = new ObjectMapper().convertValue(entry.getValue().get("shape"), long[].class);
            try (var scope = Scope.open()) {
                var tensor = weights.tensor(name);
                assertThat(weights.shape(name)).as(name).containsExactly(shape);
                assertThat(tensor.shape()).as(name).containsExactly(shape);
                assertThat(tensor.dtype()).as(name).isEqualTo(weights.dtype(name));
                assertThat(sha256(
                        tensor.to(DType.FLOAT32).contiguous().segment().toArray(JAVA_BYTE)))
                        .as(name).isEqualTo(entry.getValue().get("sha256").asText());
            }
        }
    }

    /** What the configuration says of the keys that the reference has. */
    static void requireEqualConfig(JsonNode config, JsonNode expected) {
        for (var entry : expected.properties()) {
            var found = config.path(entry.getKey());
            if (entry.getValue().isFloatingPointNumber()) {
                assertThat((float) found.asDouble()).as(entry.getKey()).isEqualTo((float) entry.getValue().asDouble());
            } else {
                assertThat(found.asText()).as(entry.getKey()).isEqualTo(entry.getValue().asText());
            }
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A model that CI must have and others may: skipped or failed by INSCAPE_REQUIRE. */
    static boolean isRequired(String part) {
        return Arrays.asList(Objects.requireNonNullElse(System.getenv("INSCAPE_REQUIRE"), "").split(","))
                .contains(part);
    }
}
