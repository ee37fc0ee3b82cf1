package dev.inscape.hub.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.stub.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each refusal of the hub is one line that says what to do. */
class RefusalTest {

    private static final String TOKEN = "hf_aBcDeF123";

    @TempDir private Path directory;
    private PullFixture fixture;

    @BeforeEach
    void start() {
        fixture = new PullFixture(directory.resolve("cache"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void assertRefused(HubId id, String line) {
        assertThatThrownBy(() -> fixture.client().pull(id, fixture.listener())).isInstanceOf(InscapeException.class)
                .hasMessage(line);
        assertThat(fixture.root).doesNotExist();
    }

    private void refuse(int status, String code, String message) {
        fixture.hub.meddle("/api/models/", 1, (_, _) -> Reply.refusal(status, code, message));
    }

    @Test
    void a_model_that_is_not_there_or_private() {
        assertRefused(PullFixture.ID,
                "the hub has no model acme/tiny, or it is private: look at the spelling; for a private "
                        + "model set HF_TOKEN");
        fixture.environment.put("HF_TOKEN", TOKEN);
        assertRefused(PullFixture.ID,
                "the hub has no model acme/tiny, or it is private: look at the spelling, and whether your "
                        + "token may read it");
    }

    @Test
    void a_revision_that_is_not_there() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(11));
        assertRefused(PullFixture.ID.at("v2"),
                "acme/tiny has no revision \"v2\": no branch, tag or commit of that name; leave "
                        + "@v2 off for main");
    }

    @Test
    void a_gated_model() {
        refuse(401, "GatedRepo", "Access to model acme/tiny is restricted.");
        assertRefused(PullFixture.ID, "acme/tiny is gated: ask for access at " + fixture.hub.endpoint()
                + "/acme/tiny, then set HF_TOKEN to a token of that account");
        fixture.environment.put("HF_TOKEN", TOKEN);
        refuse(403, "GatedRepo", "Access to model acme/tiny is restricted.");
        assertRefused(PullFixture.ID, "acme/tiny is gated: ask for access at " + fixture.hub.endpoint()
                + "/acme/tiny with the account of your token; it has none yet");
    }

    @Test
    void a_gated_model_whose_list_is_public_is_gated_at_its_files() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(11));
        fixture.hub.meddle("/resolve/", 99, (_, _) -> Reply.refusal(401, "GatedRepo", "Access is restricted."));
        assertRefused(PullFixture.ID, "acme/tiny is gated: ask for access at " + fixture.hub.endpoint()
                + "/acme/tiny, then set HF_TOKEN to a token of that account");
    }

    @Test
    void a_token_that_is_not_accepted() {
        fixture.environment.put("HF_TOKEN", TOKEN);
        refuse(401, "", "Invalid credentials in Authorization header");
        assertRefused(PullFixture.ID,
                "the hub does not accept the token: it is mistyped or has expired; set HF_TOKEN to a new "
                        + "one, or HF_HUB_DISABLE_IMPLICIT_TOKEN=1 to go on without one");
    }

    @Test
    void a_token_without_the_right_and_a_model_that_is_disabled() {
        fixture.environment.put("HF_TOKEN", TOKEN);
        refuse(403, "", "fine-grained token");
        assertRefused(PullFixture.ID,
                "the hub does not let your token read acme/tiny (403, fine-grained token); a token needs "
                        + "the right to read this model");
        refuse(403, "", "Access to this resource is disabled.");
        assertRefused(PullFixture.ID, "acme/tiny has been disabled by the hub");
    }

    @Test
    void an_unknown_answer_is_told_as_it_is() {
        refuse(418, "", "short and stout");
        assertRefused(PullFixture.ID, "the hub answered 418 to " + fixture.hub.endpoint()
                + "/api/models/acme/tiny/revision/main: short and stout");
    }

    @Test
    void a_file_that_vanished_after_the_list_is_named_and_leaves_no_snapshot() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(11));
        fixture.hub.meddle("/config.json", 1, (_, _) -> Reply.refusal(404, "EntryNotFound", "Entry not found"));
        assertThatThrownBy(fixture::pull)
                .hasMessageMatching("acme/tiny has no file at http://127.*/resolve/.*/config.json");
        assertThat(fixture.root.resolve("models--acme--tiny/snapshots")).doesNotExist();
    }

    @Test
    void trouble_that_passes_is_waited_out() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(11));
        for (int status : List.of(503, 500, 408)) {
            fixture.hub.meddle("/api/models/", 1, (_, _) -> Reply.of(status, new byte[0]));
        }
        fixture.hub.meddle("/api/models/", 1, (_, _) -> Reply.of(429, new byte[0]).with("Retry-After", "0"));
        assertThat(fixture.pull().downloaded()).isEqualTo(3);
        assertThat(fixture.heard).startsWith("retrying acme/tiny: the hub answered 503",
                "retrying acme/tiny: the hub answered 500", "retrying acme/tiny: the hub answered 408",
                "retrying acme/tiny: the hub answers no more for now: too many requests (429); it asks to wait 0 s");
    }

    @Test
    void the_wait_that_the_server_asks_for_is_kept() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(11));
        fixture.hub.meddle("/api/models/", 1, (_, _) -> Reply.of(429, new byte[0]).with("Retry-After", "1"));
        long begin = System.nanoTime();
        fixture.pull();
        assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000_000L);
    }

    @Test
    void a_wait_that_is_too_long_is_told_instead() {
        for (var header : List.of(Map.entry("Retry-After", "3600"), Map.entry("RateLimit", "\"api\";r=0;t=3600"))) {
            fixture.hub.meddle("/api/models/", 1,
                    (_, _) -> Reply.of(429, new byte[0]).with(header.getKey(), header.getValue()));
            assertRefused(PullFixture.ID,
                    "cannot pull acme/tiny: the hub answers no more for now: too many requests (429); it "
                            + "asks to wait 3600 s; the cache has no copy of it; try again later");
        }
        assertThat(fixture.hub.requests()).hasSize(2);
    }

    @Test
    void trouble_that_does_not_pass_ends_after_five_attempts() {
        fixture.hub.meddle("/api/models/", 99, (_, _) -> Reply.of(502, new byte[0]));
        assertRefused(PullFixture.ID,
                "cannot pull acme/tiny: the hub answered 502; the cache has no copy of it; try again "
                        + "later");
        assertThat(fixture.hub.requests()).hasSize(5);
    }
}
