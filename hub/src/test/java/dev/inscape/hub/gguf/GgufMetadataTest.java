package dev.inscape.hub.gguf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.gguf.GgufValue.Flag;
import dev.inscape.hub.gguf.GgufValue.Real;
import dev.inscape.hub.gguf.GgufValue.Sequence;
import dev.inscape.hub.gguf.GgufValue.Whole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metadata that oracle/gguf_files.py wrote with the gguf package. */
class GgufMetadataTest {

    private GgufFile file;
    private GgufMetadata metadata;

    @BeforeEach
    void open() {
        file = GgufFile.open(Samples.path("blocks.gguf"));
        metadata = file.metadata();
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void whole_numbers_of_every_width_are_read() {
        assertThat(metadata.whole("of.uint8")).isEqualTo(250);
        assertThat(metadata.whole("of.int8")).isEqualTo(-100);
        assertThat(metadata.whole("of.uint16")).isEqualTo(65_000);
        assertThat(metadata.whole("of.int16")).isEqualTo(-30_000);
        assertThat(metadata.whole("of.uint32")).isEqualTo(4_000_000_000L);
        assertThat(metadata.whole("of.int32")).isEqualTo(-2_000_000_000);
        assertThat(metadata.whole("of.uint64")).isEqualTo((1L << 62) + 3);
        assertThat(metadata.whole("of.int64")).isEqualTo(-(1L << 62) - 3);
        assertThat(metadata.wholeOr("of.nothing", 7)).isEqualTo(7);
    }

    @Test
    void a_number_that_no_long_holds_is_refused_and_can_be_looked_at() {
        assertThatThrownBy(() -> metadata.whole("of.uint64.large")).isInstanceOf(InscapeException.class)
                .hasMessage(file.path() + ": its metadata \"of.uint64.large\" is 18446744073709551611, more than "
                        + Long.MAX_VALUE);
        assertThat(metadata.value("of.uint64.large")).isEqualTo(new Whole(ValueType.UINT64, -5));
    }

    @Test
    void real_numbers_truth_values_and_texts_are_read() {
        assertThat(metadata.real("of.float32")).isEqualTo(1e-5f).isNotEqualTo(1e-5);
        assertThat(metadata.real("of.float64")).isEqualTo(1e-5);
        assertThat(metadata.real("of.int8")).isEqualTo(-100);
        assertThat(metadata.flag("of.bool")).isTrue();
        assertThat(metadata.text("of.string")).isEqualTo("größe 中 🙂");
    }

    @Test
    void arrays_are_read() {
        assertThat(metadata.texts("of.strings")).containsExactly("<s>", "Ġthe", "", "🙂", "two words");
        assertThat(metadata.wholes("of.wholes")).containsExactly(3, -1, 70_000);
        assertThat(metadata.reals("of.reals")).containsExactly(0.5, -2.25, 1e-3f);
        assertThat(metadata.count("of.strings")).isEqualTo(5);
        assertThat(metadata.type("of.strings")).isEqualTo(ValueType.ARRAY);
    }

    @Test
    void every_value_can_be_looked_at_arrays_of_arrays_too() {
        assertThat(metadata.keys()).startsWith("general.architecture").hasSize(19)
                .allSatisfy(key -> assertThat(metadata.value(key)).isNotNull());
        assertThat(metadata.value("of.flags"))
                .isEqualTo(new Sequence(ValueType.BOOL, List.of(new Flag(true), new Flag(false), new Flag(true))));
        assertThat(metadata.value("of.float64")).isEqualTo(new Real(ValueType.FLOAT64, 1e-5));
        var inner = ((Sequence) metadata.value("of.arrays")).values();
        assertThat(inner).hasSize(2);
        assertThat(((Sequence) inner.get(1)).values()).extracting(value -> ((Whole) value).value())
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void what_is_asked_for_as_something_else_is_refused() {
        assertThatThrownBy(() -> metadata.whole("of.strings")).isInstanceOf(InscapeException.class)
                .hasMessageMatching(".*blocks.gguf: its metadata \"of.strings\" is an array of 5 STRING, "
                        + "not a whole number, at byte \\d+");
        assertThatThrownBy(() -> metadata.texts("of.string"))
                .hasMessageContaining("is of type STRING, not an array of texts");
        assertThatThrownBy(() -> metadata.flag("of.uint8")).hasMessageContaining("is of type UINT8, not a truth value");
        assertThatThrownBy(() -> metadata.wholes("of.reals"))
                .hasMessageContaining("is an array of 3 FLOAT32, not an array of whole numbers");
    }

    @Test
    void a_key_that_is_not_there_is_named_with_the_one_that_may_be_meant() {
        assertThatThrownBy(() -> metadata.text("of.strng")).isInstanceOf(InscapeException.class)
                .hasMessage(
                        file.path() + " has no metadata \"of.strng\"; did you mean \"of.string\"? (it has 19 keys)");
    }

    @Test
    void texts_that_are_not_utf8_are_shown_as_well_as_can_be_and_given_raw(@TempDir Path directory) {
        byte[] half = {'a', (byte) 0xe4, (byte) 0xb8};
        var path = new RawGguf().key("tokens", 9, RawGguf.little(8, 4), RawGguf.little(2, 8), RawGguf.text(half),
                RawGguf.text("中")).write(directory.resolve("odd.gguf"));
        try (var odd = GgufFile.open(path)) {
            assertThat(odd.metadata().texts("tokens")).containsExactly("a\ufffd", "中");
            assertThat(odd.metadata().rawTexts("tokens")).containsExactly(half, "中".getBytes(UTF_8));
        }
    }
}
