package dev.inscape.hub.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would be large if they were believed. */
@Timeout(30)
class PickleBombTest {

    @TempDir private Path directory;

    private void refused(byte[] file, String reason) throws IOException {
        var path = Files.write(directory.resolve("bomb.pt"), file);
        assertThatThrownBy(() -> TorchWeights.open(path).close()).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(path.toString()).hasMessageContaining(reason)
                .hasMessageMatching(".* at byte [0-9]+.*");
    }

    @Test
    void lists_of_lists_that_repeat_each_other_are_refused() throws IOException {
        var pickle = Pickle.start().op(']').op('q', 0).tensor("FloatStorage", "0", 6, 0, new long[]{6}, new long[]{1})
                .op('a');
        for (int i = 1; i < 40; i++) {
            pickle.op(']').op('q', i).op('(').op('h', i - 1).op('h', i - 1).op('h', i - 1).op('e');
        }
        refused(Zip.checkpoint(pickle.stop()).bytes(), "its containers repeat each other to more than 1000000 parts");
    }

    @Test
    void a_dict_that_holds_itself_is_refused() throws IOException {
        var pickle = Pickle.start().op('}').op('q', 0).text("again").op('h', 0).op('s').stop();
        refused(Zip.checkpoint(pickle).bytes(), "a container lies 65 deep, or holds itself, at byte ");
    }

    @Test
    void tuples_and_lists_that_hold_each_other_are_refused() throws IOException {
        var pickle = Pickle.start().op(']').op('q', 0).op('h', 0).op(0x85).op('a').stop();
        refused(Zip.checkpoint(pickle).bytes(), "or holds itself");
    }

    @Test
    void long_names_that_repeat_are_refused() throws IOException {
        var pickle = Pickle.start().op('}').text("n".repeat(1 << 16)).op('(');
        for (int i = 0; i < 300; i++) {
            pickle.op(']');
        }
        refused(Zip.checkpoint(pickle.op('t', 's').stop()).bytes(), "letters of names");
    }

    @Test
    void a_pickle_that_inflates_to_more_than_its_file_could_need_is_refused() throws IOException {
        var large = new byte[9 << 20];
        var bomb = Zip.checkpoint(large).deflated().bytes();
        assertThat(bomb.length).isLessThan(20_000);
        refused(bomb, "inflates to more or less than the");
    }

    @Test
    void an_entry_that_claims_more_than_it_holds_is_refused() throws IOException {
        var sound = Zip.checkpoint(Pickle.start().stop()).bytes();
        int directory = lastIndexOf(sound, new byte[]{'P', 'K', 1, 2});
        sound[directory + 23] = 0x7f;
        sound[directory + 27] = 0x7f;
        refused(sound, "entry x/version claims ");
    }

    @Test
    void two_entries_over_the_same_bytes_are_refused() throws IOException {
        var sound = Zip.checkpoint(Pickle.start().stop()).bytes();
        int directory = lastIndexOf(sound, new byte[]{'P', 'K', 1, 2});
        var longer = sound.clone();
        int header = (longer[directory + 42] & 0xff) | (longer[directory + 43] & 0xff) << 8;
        longer[directory - 8 - 46 + 20]++; // the entry before: one byte more, into this one's header
        longer[directory - 8 - 46 + 24]++;
        refused(longer, "entry x/version overlaps another at byte " + header);
    }

    @Test
    void a_name_that_stands_twice_is_refused() throws IOException {
        var zip = Zip.checkpoint(Pickle.start().stop()).with("x/versiom", new byte[2]).bytes();
        var twice = new String(zip, ISO_8859_1).replace("x/versiom", "x/version")
                .getBytes(ISO_8859_1);
        refused(twice, "two entries are named x/version");
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
