package dev.inscape.hub.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsRefusalTest {

    private static final String SOUND = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    @TempDir private Path directory;

    private Path path() {
        return directory.resolve("given.safetensors");
    }

    private void refused(Path path, String reason) {
        assertThatThrownBy(() -> SafetensorsWeights.open(path).close()).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(path + " is damaged or no safetensors file: ").hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_file_cut_short_is_refused_wherever_it_is_cut() throws IOException {
        var whole = Files.readAllBytes(RawFile.write(path(), SOUND, 8));
        SafetensorsWeights.open(path()).close();
        for (int length = 0; length < whole.length; length++) {
            refused(RawFile.write(path(), Arrays.copyOf(whole, length)), "");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 10_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_header_that_claims_what_the_file_has_not_is_refused(long claimed) {
        refused(RawFile.write(path(), claimed, SOUND, 8), "its header claims " + claimed + " bytes of ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"a\":                                                                     | its header is no JSON",
            "not JSON at all                                                             | its header is no JSON",
            "[1, 2]                                                                      | its header is no JSON object",
            "null                                                                        | its header is no JSON object",
            "{\"a\":{\"dtype\":\"F8\",\"shape\":[8],\"data_offsets\":[0,8]}}             | tensor a has the unknown dtype \"F8\"",
            "{\"a\":{\"shape\":[8],\"data_offsets\":[0,8]}}                              | tensor a has the unknown dtype",
            "{\"a\":7}                                                                   | tensor a has the unknown dtype",
            "{\"\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}              | a tensor has no name",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[-8],\"data_offsets\":[0,8]}}            | tensor a has the shape [-8]",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8.0],\"data_offsets\":[0,8]}}           | tensor a has the shape [8.0]",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[\"8\"],\"data_offsets\":[0,8]}}         | tensor a has the shape [\"8\"]",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[18446744073709551624],\"data_offsets\":[0,8]}} | has the shape [18446744073709551624]",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}} | tensor a has the shape",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":8,\"data_offsets\":[0,8]}}               | tensor a 8",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[8],\"data_offsets\":[0,8]}}            | of 32 bytes claims the bytes 0 to 8 of 8",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8]}}                                    | claims the bytes -1 to -1",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[-8,0]}}            | claims the bytes",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[1,9]}}             | claims the bytes 1 to 9 of 8",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[8,0]}}             | claims the bytes 8 to 0 of 8",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[18446744073709551616,8]}} | claims the bytes",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}             | its tensors fill 4 of 8 bytes",
            "{}                                                                          | its tensors fill 0 of 8 bytes"})
    void a_header_that_does_not_fit_its_eight_bytes_is_refused(String header, String reason) {
        refused(RawFile.write(path(), header, 8), reason);
    }

    @Test
    void tensors_that_overlap_are_refused() {
        refused(RawFile.write(path(), "{\"a\":{\"dtype\":\"U8\",\"shape\":[5],\"data_offsets\":[0,5]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[4,7]}}", 8),
                "tensor b overlaps another at byte ");
    }

    @Test
    void a_hole_between_tensors_is_refused() {
        refused(RawFile.write(path(), "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}}", 8),
                "its tensors fill 7 of 8 bytes");
    }

    @Test
    void a_tensor_that_is_not_there_is_named_with_the_one_that_may_be_meant() {
        try (var weights = SafetensorsWeights.open(RawFile.write(path(), SOUND.replace("\"a\"", "\"layer\""), 8))) {
            assertThatThrownBy(() -> weights.tensor("layr")).isInstanceOf(InscapeException.class)
                    .hasMessage(path() + " has no tensor \"layr\"; did you mean \"layer\"? (it has 1 tensors)");
            assertThat(weights.names()).containsExactly("layer");
        }
    }
}
