package dev.inscape.hub.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.stub.Reply;
import dev.inscape.hub.stub.StubServer;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentProxyTest {

    private static String chosen(Map<String, String> variables, String address) {
        return EnvironmentProxy.of(new HubEnvironment(variables)).select(URI.create(address)).getFirst().toString();
    }

    @Test
    void each_scheme_has_its_own_variable_in_large_or_small_letters() {
        var variables = Map.of("HTTPS_PROXY", "http://secure.example:3128/", "http_proxy", "plain.example");
        assertThat(chosen(variables, "https://huggingface.co/a")).startsWith("HTTP @ secure.example").endsWith(":3128");
        assertThat(chosen(variables, "http://huggingface.co/a")).startsWith("HTTP @ plain.example").endsWith(":80");
        assertThat(chosen(Map.of("HTTPS_PROXY", "http://p:1"), "http://huggingface.co/a")).isEqualTo("DIRECT");
    }

    @Test
    void what_no_proxy_lists_is_reached_directly() {
        var variables = Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "localhost, .corp.example,hub.example:8443");
        for (var address : new String[]{"https://localhost/a", "https://deep.corp.example/a", "https://Corp.Example/",
                "https://hub.example:8443/a"}) {
            assertThat(chosen(variables, address)).as(address).isEqualTo("DIRECT");
        }
        for (var address : new String[]{"https://notcorp.example/a", "https://hub.example/a",
                "https://localhost.example/"}) {
            assertThat(chosen(variables, address)).as(address).startsWith("HTTP");
        }
        assertThat(chosen(Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "*"), "https://a/")).isEqualTo("DIRECT");
    }

    @Test
    void without_variables_javas_own_settings_count() {
        assertThat(EnvironmentProxy.of(new HubEnvironment(Map.of("NO_PROXY", "x"))))
                .isSameAs(ProxySelector.getDefault());
    }

    @Test
    void a_proxy_of_another_kind_is_refused() {
        assertThatThrownBy(() -> EnvironmentProxy.of(new HubEnvironment(Map.of("HTTPS_PROXY", "socks5://p:1"))))
                .isInstanceOf(UsageException.class).hasMessageContaining("is no address of a proxy");
    }

    @Test
    void a_pull_goes_through_it(@TempDir Path directory) {
        try (var fixture = new PullFixture(directory.resolve("cache"));
                var proxy = StubServer.start(0, "127.0.0.1", _ -> Reply.of(404, new byte[0]))) {
            fixture.environment.put("HF_ENDPOINT", "http://hub.example");
            fixture.environment.put("HTTP_PROXY", proxy.address());
            assertThatThrownBy(fixture::pull).hasMessageStartingWith("the hub has no model acme/tiny");
            assertThat(proxy.requests()).singleElement().hasToString(
                    "GET http://hub.example/api/models/acme/tiny/revision/main?blobs=true");
        }
    }
}
