package dev.inscape.hub.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.stub.Reply;
import dev.inscape.hub.stub.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told the token: the endpoint, and nobody else. */
class TokenTest {

    @TempDir private Path directory;
    private PullFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new PullFixture(directory.resolve("cache"));
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(10_007));
        fixture.environment.put("HF_TOKEN", "hf_aBcDeF123");
        Files.createDirectories(directory.resolve("home"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void every_request_to_the_hub_carries_it_and_none_to_the_storage() {
        fixture.pull();
        assertThat(fixture.hub.requests()).isNotEmpty()
                .allMatch(request -> request.header("Authorization").equals(Optional.of("Bearer hf_aBcDeF123")));
        assertThat(fixture.hub.storeRequests()).isNotEmpty()
                .allMatch(request -> request.header("Authorization").isEmpty());
    }

    @Test
    void another_port_and_another_name_of_this_machine_are_other_hosts() {
        for (var host : new String[]{"127.0.0.1", "localhost"}) {
            try (var other = StubServer.start(0, host, _ -> Reply.of(404, new byte[0]))) {
                fixture.hub.meddle("/api/models/", 1, (_, _) -> Reply.redirect(307, other.address() + "/elsewhere"));
                assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class);
                assertThat(other.requests()).isNotEmpty()
                        .allMatch(request -> request.header("Authorization").isEmpty());
            }
        }
    }

    @Test
    void a_mirror_that_sends_one_on_to_the_hub_works_without_it() {
        try (var mirror = StubServer.start(0, "localhost",
                request -> Reply.redirect(308, fixture.hub.endpoint() + request.path()))) {
            fixture.environment.put("HF_ENDPOINT", mirror.address());
            assertThat(fixture.pull().downloaded()).isEqualTo(3);
            assertThat(mirror.requests()).allMatch(request -> request.header("Authorization").isPresent());
            assertThat(fixture.hub.requests()).isNotEmpty()
                    .allMatch(request -> request.header("Authorization").isEmpty());
        }
    }

    @Test
    void a_redirect_round_in_circles_ends() {
        fixture.hub.meddle("/api/models/", 99, (request, _) -> Reply.redirect(302, request.path()));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageEndingWith("/api/models/acme/tiny/revision/main was redirected more than 10 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:///nowhere", "http://:80/", "https://huggingface.co:99999/", "http://a b.example/"})
    void a_redirect_to_no_address_is_an_error_of_one_line(String location) {
        fixture.hub.meddle("/api/models/", 99, (_, _) -> Reply.redirect(302, location));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageEndingWith(
                        "/api/models/acme/tiny/revision/main was redirected to something that is no address");
    }

    @Test
    void https_is_not_left() {
        var https = Origin.of(URI.create("https://huggingface.co/a"));
        assertThat(https.mayLeadTo(Origin.of(URI.create("http://huggingface.co/a")))).isFalse();
        assertThat(https.mayLeadTo(Origin.of(URI.create("file:///etc/passwd")))).isFalse();
        assertThat(https.mayLeadTo(Origin.of(URI.create("https://cdn.example/a")))).isTrue();
        assertThat(https).isEqualTo(Origin.of(URI.create("HTTPS://HuggingFace.co:443/b")));
    }

    @Test
    void it_comes_from_a_file_where_the_environment_has_none() throws IOException {
        fixture.environment.remove("HF_TOKEN");
        Files.writeString(directory.resolve("home/token"), "hf_fromFile\n");
        fixture.pull();
        assertThat(fixture.hub.requests()).allMatch(
                request -> request.header("Authorization").equals(Optional.of("Bearer hf_fromFile")));
    }

    @Test
    void it_can_be_left_at_home() {
        fixture.environment.put("HF_HUB_DISABLE_IMPLICIT_TOKEN", "TRUE");
        fixture.pull();
        assertThat(fixture.hub.requests()).allMatch(request -> request.header("Authorization").isEmpty());
    }

    @Test
    void no_text_of_ours_shows_it() {
        var settings = HubSettings.of(new dev.inscape.hub.cache.HubEnvironment(fixture.environment));
        assertThat(settings.toString()).doesNotContain("aBcDeF").contains("with a token");
        fixture.hub.meddle("/api/models/", 1, (_, _) -> Reply.of(401, new byte[0]));
        assertThatThrownBy(fixture::pull).extracting(Throwable::getMessage).asString().doesNotContain("aBcDeF");
    }
}
