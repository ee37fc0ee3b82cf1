package dev.inscape.hub.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubEnvironmentTest {

    private static HubEnvironment of(String... pairs) {
        var variables = new java.util.HashMap<String, String>(Map.of("HOME", "/home/ada"));
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return new HubEnvironment(variables);
    }

    @Test
    void the_cache_is_where_python_has_it() {
        assertThat(of().cacheRoot()).isEqualTo(Path.of("/home/ada/.cache/huggingface/hub"));
        assertThat(of("XDG_CACHE_HOME", "/xdg").cacheRoot()).isEqualTo(Path.of("/xdg/huggingface/hub"));
        assertThat(of("XDG_CACHE_HOME", "/xdg", "HF_HOME", "/hf").cacheRoot()).isEqualTo(Path.of("/hf/hub"));
        assertThat(of("HF_HOME", "/hf", "HUGGINGFACE_HUB_CACHE", "/old").cacheRoot()).isEqualTo(Path.of("/old"));
        assertThat(of("HUGGINGFACE_HUB_CACHE", "/old", "HF_HUB_CACHE", "/new").cacheRoot()).isEqualTo(Path.of("/new"));
        assertThat(of("HF_HUB_CACHE", "").cacheRoot()).isEqualTo(Path.of("/home/ada/.cache/huggingface/hub"));
    }

    @Test
    void the_home_directory_and_variables_in_a_path_are_filled_in() {
        assertThat(of("HF_HOME", "~/hf").home()).isEqualTo(Path.of("/home/ada/hf"));
        assertThat(of("HF_HUB_CACHE", "$DISK/${NAME}x/$GONE", "DISK", "/data", "NAME", "m").cacheRoot())
                .isEqualTo(Path.of("/data/mx/$GONE"));
    }

    @ParameterizedTest
    @CsvSource({"1,true", "ON,true", "yes,true", "True,true", "0,false", "no,false", "2,false", "'',false"})
    void a_flag_is_set_by_the_words_that_python_takes(String value, boolean set) {
        assertThat(of("HF_HUB_OFFLINE", value).offline()).isEqualTo(set);
    }

    @Test
    void the_older_word_for_offline_counts_where_the_newer_is_not_set() {
        assertThat(of("TRANSFORMERS_OFFLINE", "1").offline()).isTrue();
        assertThat(of("TRANSFORMERS_OFFLINE", "1", "HF_HUB_OFFLINE", "0").offline()).isFalse();
    }
}
