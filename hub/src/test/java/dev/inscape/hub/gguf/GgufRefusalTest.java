package dev.inscape.hub.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GgufRefusalTest {

    private static final int F32 = 0;
    private static final int Q4_0 = 2;
    private static final int I8 = 24;

    @TempDir private Path directory;

    private static RawGguf sound() {
        return new RawGguf().key("general.architecture", "llama").key("general.alignment", 32)
                .key("list", 9, RawGguf.little(5, 4), RawGguf.little(2, 8), RawGguf.little(-7, 4), RawGguf.little(8, 4))
                .tensor("a", F32, 0, 3, 2).tensor("b", Q4_0, 32, 64).values(new byte[32 + 36]);
    }

    private Path path() {
        return directory.resolve("given.gguf");
    }

    private void refused(RawGguf raw, String reason) {
        var path = raw.write(path());
        assertThatThrownBy(() -> GgufFile.open(path).close()).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(path + " is damaged or no GGUF file: ").hasMessageContaining(reason)
                .hasMessageMatching(".*, at byte \\d+").hasMessageNotContaining("\n");
    }

    @Test
    void a_sound_file_opens_and_shows_sizes_in_row_major_order() {
        try (var file = GgufFile.open(sound().write(path())); var scope = Scope.open()) {
            assertThat(file.names()).containsExactly("a", "b");
            assertThat(file.shape("a")).containsExactly(2, 3);
            assertThat(file.tensor("b").shape()).containsExactly(64);
            assertThat(file.metadata().wholes("list")).containsExactly(-7, 8);
        }
    }

    @Test
    void a_file_cut_short_is_refused_wherever_it_is_cut() throws IOException {
        var whole = sound().bytes();
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GgufFile.open(path()).close()).as("cut to %d bytes", length)
                    .isInstanceOf(InscapeException.class)
                    .hasMessageContaining("given.gguf is damaged or no GGUF file: ")
                    .hasMessageMatching(".*, at byte \\d+");
        }
    }

    static List<Arguments> damaged() {
        return List.of(Arguments.of(sound().magic(0x46554748), "it does not begin with GGUF and a version"),
                Arguments.of(sound().version(1), "it has version 1, and versions 2 and 3 are read"),
                Arguments.of(sound().version(4), "it has version 4, and versions 2 and 3 are read"),
                Arguments.of(sound().version(3 << 24), "it is big-endian, and only little-endian files are read"),
                Arguments.of(sound().claiming(1L << 40, 3), "it claims 1099511627776 tensors, but "),
                Arguments.of(sound().claiming(2, -1), "it claims 18446744073709551615 metadata keys, but "),
                Arguments.of(sound().key("list", 7), "the metadata \"list\" is there twice"),
                Arguments.of(sound().key("odd", 13, new byte[1]), "a metadata value of the unknown type 13"),
                Arguments.of(sound().key("", "nameless"), "a name of 0 bytes"),
                Arguments.of(sound().key(new byte[]{(byte) 0xc3}, 0, new byte[1]), "a name that is not UTF-8"),
                Arguments.of(sound().tensor("two\nlines", F32, 0, 1), "a name with a control character"),
                Arguments.of(sound().key("long", 9, RawGguf.little(4, 4), RawGguf.little(1L << 61, 8)),
                        "it claims 2305843009213693952 elements of type UINT32, but "),
                Arguments.of(sound().key("many", 9, RawGguf.little(8, 4), RawGguf.little(1000, 8)),
                        "it claims 1000 elements of type STRING, but "),
                Arguments.of(nested(20), "arrays nested more than 8 deep"),
                Arguments.of(sound().tensor("a", F32, 0, 1), "tensor a is there twice"),
                Arguments.of(sound().tensor("c", 77, 0, 1), "tensor c has the unknown type 77"),
                Arguments.of(sound().tensor("c", 31, 0, 64), "tensor c has the type Q4_0_4_4, which ggml has given up"),
                Arguments.of(sound().tensor("c", F32, 0, 1, 1, 1, 1, 1), "tensor c has 5 dimensions"),
                Arguments.of(sound().tensor("c", Q4_0, 0, 33),
                        "tensor c [33] of Q4_0 has rows that are not whole blocks of 32"),
                Arguments.of(sound().tensor("c", F32, 0, 18),
                        "tensor c [18] of F32 does not fit the 68 bytes of values"),
                Arguments.of(sound().tensor("c", F32, 0, -1), "tensor c [-1] of F32 does not fit"),
                Arguments.of(sound().tensor("c", I8, 0, 1L << 32, 1L << 32),
                        "tensor c [4294967296, 4294967296] of I8 does not"),
                Arguments.of(sound().tensor("c", I8, 64, 5), "tensor c [5] of I8 claims 5 bytes from 64 on of 68"),
                Arguments.of(sound().tensor("c", I8, -32, 1), "claims 1 bytes from 18446744073709551584 on of 68"),
                Arguments.of(sound().tensor("c", I8, 8, 1), "tensor c [1] of I8 lies at 8, which is no multiple of 32"),
                Arguments.of(sound().tensor("c", I8, 32, 1), "overlaps another"),
                Arguments.of(new RawGguf().key("general.alignment", 24), "general.alignment is 24 and no power of two"),
                Arguments.of(new RawGguf().key("general.alignment", 0), "general.alignment is 0 and no power of two"));
    }

    private static RawGguf nested(int depth) {
        var parts = new byte[2 * depth][];
        for (int i = 0; i < depth; i++) {
            parts[2 * i] = RawGguf.little(i == depth - 1 ? 0 : 9, 4);
            parts[2 * i + 1] = RawGguf.little(1, 8);
        }
        return sound().key("deep", 9, parts);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("damaged")
    void what_cannot_be_is_refused_with_its_reason_and_its_byte(RawGguf raw, String reason) {
        refused(raw, reason);
    }

    @Test
    void an_empty_tensor_may_have_large_sizes_beside_its_null() {
        try (var file = GgufFile.open(sound().tensor("none", F32, 0, 0, 1L << 40).write(path()));
                var scope = Scope.open()) {
            assertThat(file.tensor("none").shape()).containsExactly(1L << 40, 0);
        }
    }

    @Test
    void one_part_of_several_is_refused_with_what_joins_them() {
        var path = sound().key("split.count", 3).write(path());
        assertThatThrownBy(() -> GgufFile.open(path)).hasMessage(
                path + " is one of 3 parts of a model; join them with llama-gguf-split --merge");
    }

    @Test
    void a_type_that_is_not_read_is_named_when_its_tensor_is_asked_for() {
        try (var file = GgufFile.open(new RawGguf().tensor("c", 20, 0, 32).values(new byte[18]).write(path()))) {
            assertThatThrownBy(() -> file.tensor("c")).isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith(path() + ": tensor c has the type IQ4_NL, which is not read; requantise")
                    .hasMessageContaining("Q4_0, Q4_1");
        }
    }

    @Test
    void a_tensor_beyond_two_gibibytes_is_read() throws IOException {
        long far = 1L << 31;
        var head = new RawGguf().tensor("wide", I8, 0, far).tensor("far", F32, far, 2).bytes();
        try (var channel = Files.newByteChannel(path(), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head));
            channel.position(head.length + far);
            channel.write(ByteBuffer.wrap(RawGguf.floats(2.5f, -3)));
        }
        try (var file = GgufFile.open(path()); var scope = Scope.open()) {
            assertThat(file.tensor("far").toFloats()).containsExactly(2.5f, -3);
            assertThat(file.tensor("wide").bytes()).isEqualTo(far);
        }
    }
}
