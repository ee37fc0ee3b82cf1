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
            "{\"a\":{\"shape\":[8],\"data_offsets\":[0,8]}}                              | tensor a has no dtype at byte",
            "{\"a\":7}                                                                   | tensor a is no JSON object",
            "{\"\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}              | a tensor has no name",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[-8],\"data_offsets\":[0,8]}}            | tensor a has -8 as a size at byte",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8.0],\"data_offsets\":[0,8]}}           | tensor a has 8.0 as a size at byte",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[\"8\"],\"data_offsets\":[0,8]}}         | tensor a has 8 as a size at byte",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[18446744073709551624],\"data_offsets\":[0,8]}} | tensor a has 18446744073709551624 as a size",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}} | tensor a has the shape",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":8,\"data_offsets\":[0,8]}}               | tensor a has 8 where its sizes should be listed",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[8],\"data_offsets\":[0,8]}}            | tensor a has the shape [8], larger than the file",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8]}}                                    | tensor a has no pair of data_offsets",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[-8,0]}}            | tensor a has -8 as an offset",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[1,9]}}             | claims the bytes 1 to 9 of 8",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[8,0]}}             | claims the bytes 8 to 0 of 8",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[18446744073709551616,8]}} | tensor a has 18446744073709551616 as an offset",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}             | its tensors fill 4 of 8 bytes",
            "{}                                                                          | its tensors fill 0 of 8 bytes"})
    void a_header_that_does_not_fit_its_eight_bytes_is_refused(String header, String reason) {
        refused(RawFile.write(path(), header, 8), reason);
    }

    @ParameterizedTest
    @CsvSource({"F4, elements of 4 bits", "F6_E2M3, elements of 6 bits", "F6_E3M2, elements of 6 bits",
            "F8_E8M0, bare exponents", "F8_E4M3FNUZ, an 8-bit float without a negative zero",
            "F8_E5M2FNUZ, an 8-bit float without a negative zero",
            "C64, complex numbers"})
    void a_type_of_the_format_that_is_not_read_is_named_with_the_reason(String dtype, String reason) {
        refused(RawFile.write(path(), SOUND.replace("F32", dtype), 8),
                "tensor a has the dtype " + dtype + ", which Inscape does not read: " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"a\":%s,\"a\":%s}                          | 'a') at byte 65",
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 'dtype') at byte",
            "{\"a\":%s} {}                                | something follows the end of its header's object at byte 63",
            "{\"a\":%s,\"__metadata__\":{\"n\":1}}         | its metadata \"n\" is no text at byte",
            "{\"a\":%s,\"__metadata__\":[]}               | its metadata is no JSON object at byte"})
    void a_header_that_says_two_things_or_too_much_is_refused(String header, String reason) {
        refused(RawFile.write(path(), header.replace("%s", SOUND.substring(5, SOUND.length() - 1)), 8), reason);
    }

    @Test
    void a_header_of_lists_in_lists_is_refused_before_it_is_followed() {
        var deep = "{\"a\":{\"note\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}";
        refused(RawFile.write(path(), deep, 8), "nesting depth");
    }

    @Test
    void a_shape_of_more_dimensions_than_a_tensor_can_have_is_refused() {
        var shape = "1,".repeat(64) + "2";
        refused(RawFile.write(path(), SOUND.replace("[2]", "[" + shape + "]"), 8), "tensor a has more than 64 sizes");
    }

    @Test
    void a_name_with_line_ends_is_shown_in_one_line() {
        refused(RawFile.write(path(), SOUND.replace("\"a\"", "\"a\\n\\u2028b\"").replace("F32", "Q9"), 8),
                "tensor a\\u000a\\u2028b has the unknown dtype \"Q9\" at byte ");
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
                "no tensor owns the 1 bytes before tensor b at byte ");
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
