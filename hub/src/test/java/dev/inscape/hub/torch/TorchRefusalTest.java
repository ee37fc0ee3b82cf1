package dev.inscape.hub.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
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

class TorchRefusalTest {

    @TempDir private Path directory;

    private void refused(byte[] file, String reason) throws IOException {
        var path = Files.write(directory.resolve("given.pt"), file);
        assertThatThrownBy(() -> TorchWeights.open(path).close()).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(path.toString()).hasMessageContaining(reason).hasMessageNotContaining("\n");
    }

    private void opens(byte[] file) throws IOException {
        TorchWeights.open(Files.write(directory.resolve("given.pt"), file)).close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "module  | needs the Python name __main__.Layer at byte",
            "numpy   | needs the Python name numpy",
            "legacy  | is in the format of PyTorch before 1.6",
            "complex | needs the Python name torch.ComplexFloatStorage at byte",
            "sparse  | needs the Python name torch._utils._rebuild_sparse_tensor at byte",
            "negated | with the marks neg, which change its values",
            "empty   | holds no tensor, only a dict",
            "script  | is a TorchScript archive: a program",
            "big     | has the byte order \"big\"; only little-endian files are read"})
    void what_is_no_plain_checkpoint_is_refused_by_name_with_advice(String name, String reason) throws IOException {
        refused(Resources.bytes("refused-" + name + ".pt"), reason);
        refused(Resources.bytes("refused-" + name + ".pt"), "save its tensors as safetensors");
    }

    @ParameterizedTest
    @CsvSource({"os, system", "builtins, eval", "posix, system", "torch, load", "torch.storage, _load_from_bytes",
            "subprocess, Popen", "torch._utils, _rebuild_tensor_v2.__globals__", "torch.hub, load"})
    void no_other_name_is_called(String module, String name) throws IOException {
        refused(Zip.checkpoint(Pickle.start().name(module, name).text("x").op(0x85, 'R').stop()).bytes(),
                "needs the Python name " + module + "." + name + " at byte ");
        refused(Zip.checkpoint(Pickle.start().text(module).text(name).op(0x93, ')', 'R').stop()).bytes(),
                "needs the Python name " + module + "." + name + " at byte ");
    }

    @ParameterizedTest
    @CsvSource({"i, 0x69", "o, 0x6f", "I, 0x49", "S, 0x53", "P, 0x50", "R, takes a value"})
    void opcodes_that_plain_tensors_do_not_need_are_refused(char opcode, String reason) throws IOException {
        refused(Zip.checkpoint(Pickle.start().op(opcode).stop()).bytes(), reason);
    }

    @Test
    void the_byte_of_a_refused_name_is_a_byte_of_the_file() throws IOException {
        var file = Zip.checkpoint(Pickle.start().name("os", "system").stop()).bytes();
        int at = new String(file, ISO_8859_1).indexOf("cos\nsystem");
        refused(file, "os.system at byte " + at + ",");
    }

    @Test
    void wherever_a_file_is_cut_it_is_refused() throws IOException {
        var sound = Resources.bytes("lists.pt");
        opens(sound);
        for (int length = 0; length < sound.length; length += 7) {
            refused(Arrays.copyOf(sound, length), " at byte ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Float  | 0 | 6                   | 0  | 2 3 | 3 1 | ",
            "Double | 0 | 3                   | 0  | 3   | 1   | ",
            "Float  | 1 | 6                   | 0  | 2 3 | 3 1 | storage 1 is missing from the archive",
            "Float  | 0 | 7                   | 0  | 2 3 | 3 1 | claims 7 elements of 4 bytes and has 24 bytes",
            "Float  | 0 | -1                  | 0  | 2 3 | 3 1 | claims -1 elements",
            "Float  | 0 | 6                   | 1  | 2 3 | 3 1 | does not lie within the 6 elements of its storage",
            "Float  | 0 | 6                   | 0  | 2 3 | 4 1 | does not lie within the 6 elements of its storage",
            "Float  | 0 | 6                   | -1 | 2 3 | 3 1 | some below zero or too many",
            "Float  | 0 | 6                   | 0  | 2 3 | 3   | 2 sizes and 1 strides",
            "Float  | 0 | 6                   | 0  | -2  | 1   | some below zero or too many",
            "Float  | 0 | 6                   | 0  | 4   | -1  | some below zero or too many",
            "Float  | 0 | 6                   | 7  | 0   | 1   | does not lie within",
            "Float  | 0 | 6 | 9223372036854775807  | 2   | 1   | does not lie within",
            "Float  | 0 | 6                   | 0  | 2   | 9223372036854775807 | does not lie within",
            "Float  | 0 | 6 | 0 | 9223372036854775807 9223372036854775807 | 0 0 | repeats its values to more than the file has",
            "Float  | 0 | 6 | 0 | 9223372036854775807 0 9223372036854775807 | 0 0 0 | repeats its values",
            "Float  | 0 | 9223372036854775807 | 0  | 2 3 | 3 1 | claims 9223372036854775807 elements"})
    void a_view_that_leaves_its_storage_is_refused(String type, String key, long elements, long offset, String sizes,
            String strides, String reason) throws IOException {
        var pickle = Pickle.start().op('}').text("w")
                .tensor(type + "Storage", key, elements, offset, numbers(sizes), numbers(strides)).op('s').stop();
        if (reason == null) {
            opens(Zip.checkpoint(pickle).bytes());
        } else {
            refused(Zip.checkpoint(pickle).bytes(), reason);
        }
    }

    private static long[] numbers(String list) {
        return Arrays.stream(list.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @Test
    void names_that_would_fall_together_are_refused() throws IOException {
        var pickle = Pickle.start().op('}').text("a.b").tensor("FloatStorage", "0", 6, 0, numbers("6"), numbers("1"))
                .op('s').text("a").op('}').text("b")
                .tensor("FloatStorage", "0", 6, 0, numbers("6"), numbers("1")).op('s', 's').stop();
        refused(Zip.checkpoint(pickle).bytes(), "has two tensors that would be named \"a.b\"");
    }

    @Test
    void a_model_that_is_only_described_does_not_hide_the_weights_beside_it() throws IOException {
        var pickle = Pickle.start().op('}').text("model").op('}').text("layers").whole(3).op('s', 's').text("weights")
                .op('}').text("w").tensor("FloatStorage", "0", 6, 0, numbers("6"), numbers("1")).op('s', 's').stop();
        var path = Files.write(directory.resolve("given.pt"), Zip.checkpoint(pickle).bytes());
        try (var weights = TorchWeights.open(path)) {
            assertThat(weights.names()).containsExactly("weights.w");
        }
    }

    @Test
    void an_archive_without_a_pickle_or_with_two_is_refused() throws IOException {
        var zip = Zip.checkpoint(Pickle.start().stop());
        refused(zip.with("y/data.pkl", new byte[3]).bytes(), "has 2 entries NAME/data.pkl instead of one");
        refused(zip.without("x/data.pkl").without("y/data.pkl").bytes(), "has 0 entries NAME/data.pkl instead of one");
        refused("no archive at all".getBytes(UTF_8), "it does not begin like a zip archive at byte 0");
        refused(new byte[0], "it does not begin like a zip archive at byte 0");
    }

    @Test
    void a_pickle_whose_bytes_changed_is_refused_by_its_checksum() throws IOException {
        var sound = Zip.checkpoint(Pickle.start().op('}').text("a").op('N', 's').stop()).bytes();
        int at = new String(sound, ISO_8859_1).indexOf("}X");
        sound[at] = ']';
        refused(sound, "entry x/data.pkl does not have its checksum");
    }

    @Test
    void a_name_is_shown_in_one_line() throws IOException {
        assertThat(TorchWeights.open(Resources.path("lists.pt")).names()).contains("layers.0.w", "pair.0", "7");
        refused(Zip.checkpoint(Pickle.start().text("a\nb").text("c\r").op(0x93).stop()).bytes(), "a\\u000ab.c\\u000d");
    }
}
