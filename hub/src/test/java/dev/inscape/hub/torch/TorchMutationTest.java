package dev.inscape.hub.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TorchMutationTest {

    private static final String OPCODES = "\u0080.(012N\u0088\u0089JKM\u008aGX)t\u0085\u0086\u0087]ae}suqhcQRb\0\1\2\u00ff";

    @TempDir private Path directory;

    private Mutations mutations() {
        return new Mutations(directory.resolve("small.pt"), TorchWeights::open);
    }

    private int anywhere(int cases) throws IOException {
        var sound = Resources.bytes("training.pt");
        return mutations().opened(cases, 23,
                random -> Mutations.changed(sound, 0, sound.length, "PK\1\2\3\4\5\6\0\u00ff", random));
    }

    /** With the checksum made right again, so that the machine sees what was changed. */
    private int inThePickle(int cases, String name) throws IOException {
        var zip = Zip.of(Resources.path(name + ".pt"));
        var pickle = zip.part(name + "/data.pkl");
        return mutations().opened(cases, 24, random -> changedPickle(zip, name, pickle, random));
    }

    private static byte[] changedPickle(Zip zip, String name, byte[] pickle, Random random) {
        return zip.with(name + "/data.pkl", Mutations.changed(pickle, 0, pickle.length, OPCODES, random)).bytes();
    }

    @Test
    void whatever_byte_is_changed_a_file_opens_or_is_refused() throws IOException {
        assertThat(anywhere(1500)).isBetween(1, 1499);
        assertThat(inThePickle(1500, "views")).isBetween(1, 1499);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_hundred_thousand_damaged_files_open_or_are_refused() throws IOException {
        assertThat(anywhere(40_000)).isBetween(1, 39_999);
        assertThat(inThePickle(30_000, "views")).isBetween(1, 29_999);
        assertThat(inThePickle(30_000, "training")).isBetween(1, 29_999);
    }
}
