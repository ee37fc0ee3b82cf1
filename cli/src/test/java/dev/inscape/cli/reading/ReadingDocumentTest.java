package dev.inscape.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.provenance.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingDocumentTest {

    private static JsonNode json() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var provenance = new Provenance(new LinkedHashMap<>(Map.of("Inscape", "1")));
        var document = ReadingDocument.of(Readings.small(), "Hello 東京", provenance);
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Json.line(out, document);
        }
        return new ObjectMapper().readTree(bytes.toByteArray());
    }

    @Test
    void everyTokenHasItsNumbers() throws Exception {
        var token = json().get("tokens").get(2);
        assertThat(token.get("piece").asText()).isEqualTo("東京");
        assertThat(token.get("id").asLong()).isEqualTo(1909);
        assertThat(token.get("start").asInt()).isEqualTo(6);
        assertThat(token.get("norms").toString()).isEqualTo("[6.0,6.5,10.0,6.0]");
        assertThat(token.get("moves").toString()).isEqualTo("[0.2,0.2,0.25]");
        assertThat(token.get("nearest").get(0).toString()).isEqualTo("{\"token\":1,\"cosine\":0.6}");
    }

    @Test
    void modelTextAndProvenanceAreThere() throws Exception {
        var json = json();
        assertThat(json.get("text").asText()).isEqualTo("Hello 東京");
        assertThat(json.get("model").get("layers").asInt()).isEqualTo(3);
        assertThat(json.get("similarity").get(0).get(3).asDouble()).isEqualTo(0.75);
        assertThat(json.get("provenance").get("Inscape").asText()).isEqualTo("1");
    }
}
