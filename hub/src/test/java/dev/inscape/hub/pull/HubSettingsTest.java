package dev.inscape.hub.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {

    @TempDir private Path home;

    private HubSettings of(Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.putIfAbsent("HF_HOME", home.toString());
        return HubSettings.of(new HubEnvironment(all));
    }

    @Test
    void without_variables_it_is_the_public_hub_without_a_token() {
        var settings = of(Map.of());
        assertThat(settings.endpoint()).isEqualTo(URI.create("https://huggingface.co"));
        assertThat(settings.token()).isEmpty();
        assertThat(settings.offline()).isFalse();
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.downloadTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void each_variable_has_its_effect() {
        var settings = of(
                Map.of("HF_ENDPOINT", "https://mirror.example/hub//", "HF_TOKEN", " hf_x \n", "HF_HUB_OFFLINE", "1",
                        "HF_HUB_ETAG_TIMEOUT", "3", "HF_HUB_DOWNLOAD_TIMEOUT", "77"));
        assertThat(settings.endpoint()).isEqualTo(URI.create("https://mirror.example/hub"));
        assertThat(settings.token()).contains("hf_x");
        assertThat(settings.offline()).isTrue();
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.downloadTimeout()).isEqualTo(Duration.ofSeconds(77));
    }

    @Test
    void the_token_comes_from_the_variable_then_the_file_that_one_names_then_the_file_at_home() throws IOException {
        Files.writeString(home.resolve("token"), "hf_home\n");
        var named = Files.writeString(home.resolve("other"), "hf_named\n");
        assertThat(of(Map.of()).token()).contains("hf_home");
        assertThat(of(Map.of("HF_TOKEN_PATH", named.toString())).token()).contains("hf_named");
        assertThat(of(Map.of("HF_TOKEN_PATH", named.toString(), "HF_TOKEN", "hf_own")).token()).contains("hf_own");
        assertThat(of(Map.of("HF_TOKEN", "hf_own", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")).token()).isEmpty();
    }

    @Test
    void a_token_that_would_break_a_header_is_refused_and_not_shown() {
        assertThatThrownBy(() -> of(Map.of("HF_TOKEN", "hf_a\r\nX-Evil: 1"))).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the token has letters that no token has").hasMessageNotContaining("Evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huggingface.co", "ftp://huggingface.co", "https:///x", "not an address"})
    void an_endpoint_that_is_none_is_refused(String endpoint) {
        assertThatThrownBy(() -> of(Map.of("HF_ENDPOINT", endpoint))).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("HF_ENDPOINT is \"" + endpoint + "\", which is no ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "1.5"})
    void a_timeout_that_is_no_number_of_seconds_is_refused(String seconds) {
        assertThatThrownBy(() -> of(Map.of("HF_HUB_ETAG_TIMEOUT", seconds))).isInstanceOf(UsageException.class)
                .hasMessage(
                        "HF_HUB_ETAG_TIMEOUT is \"" + seconds + "\"; write a whole number of seconds, for example 30");
    }
}
