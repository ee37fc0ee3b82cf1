package dev.inscape.hub.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubIdTest {

    @Test
    void an_id_without_a_revision_is_at_main() {
        assertThat(HubId.parse("Qwen/Qwen3-0.6B")).isEqualTo(new HubId("Qwen/Qwen3-0.6B", "main"))
                .hasToString("Qwen/Qwen3-0.6B");
    }

    @Test
    void a_revision_follows_the_at_sign_and_may_have_slashes() {
        assertThat(HubId.parse("a_b/c.d@refs/pr/1")).isEqualTo(new HubId("a_b/c.d", "refs/pr/1"))
                .hasToString("a_b/c.d@refs/pr/1");
        assertThat(HubId.parse("a/b").at("v1.0-rc_1")).hasToString("a/b@v1.0-rc_1");
    }

    /** The reasons are those of Python's validate_repo_id, and what its documentation says of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a/b/c              | it has more than one slash; write owner/name
            datasets/foo/bar   | it has more than one slash; write owner/name
            /b                 | a part of it is empty; write owner/name
            a/                 | a part of it is empty; write owner/name
            foo/b ar           | only letters, digits, '-', '_' and '.' are allowed, and '-' and '.' not at an end
            foo/.repo          | only letters, digits, '-', '_' and '.' are allowed, and '-' and '.' not at an end
            -foo/repo          | only letters, digits, '-', '_' and '.' are allowed, and '-' and '.' not at an end
            foo/café           | only letters, digits, '-', '_' and '.' are allowed, and '-' and '.' not at an end
            ../etc             | only letters, digits, '-', '_' and '.' are allowed, and '-' and '.' not at an end
            foo/b--ar          | -- and .. are not allowed
            foo/b..ar          | -- and .. are not allowed
            foo/bar.git        | it ends in .git; leave that off
            gpt2               | the owner is missing; write owner/name, for example openai-community/gpt2
            https://huggingface.co/a/b | it is an address; write owner/name
            """)
    void an_id_that_the_hub_would_refuse_is_refused(String text, String why) {
        assertThatThrownBy(() -> HubId.parse(text)).isInstanceOf(UsageException.class)
                .hasMessage("\"" + text + "\" is no model of the hub: " + why);
    }

    @Test
    void ninety_six_letters_are_the_most() {
        assertThat(HubId.parse("a/" + "b".repeat(96)).repo()).hasSize(98);
        assertThatThrownBy(() -> HubId.parse("a/" + "b".repeat(97)))
                .hasMessageEndingWith("a part of it has 97 letters, at most 96 are allowed");
        assertThatThrownBy(() -> HubId.parse("")).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/../b", "../x", "/x", "x/", "a//b", "a b", "a\\b", "a\0b", ".hidden", "a/.b",
            "a:b", "a~1"})
    void a_revision_that_could_be_a_path_elsewhere_is_refused(String revision) {
        assertThatThrownBy(() -> new HubId("a/b", revision)).isInstanceOf(UsageException.class)
                .hasMessageEndingWith(
                        "is no revision: write a branch, a tag or a commit, for example main or refs/pr/1");
    }

    @Test
    void what_looks_like_an_id_is_told_from_a_path() {
        assertThat(HubId.looksLikeOne("a/b@main")).isTrue();
        for (var path : new String[]{"./b", "/a/b", "a/b/c", "~/b", "minilm", "a/", "../b"}) {
            assertThat(HubId.looksLikeOne(path)).as(path).isFalse();
        }
    }

    @Test
    void an_old_model_without_an_owner_can_be_named_from_the_cache() {
        assertThat(new HubId("gpt2", "main")).hasToString("gpt2");
    }
}
