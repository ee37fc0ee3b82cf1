package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SideBySideWriter;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/** Reads all bytes of a store and holds them against their checksums. */
public final class StoreCheck {

    private static final long PIECE = 1 << 26;

    private StoreCheck() {
    }

    /**
     * Checks states, tokens and texts; an error names the file and the tensor, or the text, that is not what was written.
     *
     * @param progress is told the bytes of each tensor that was read
     */
    public static void run(HiddenStore store, LongConsumer progress) {
        for (int shard = 0; shard < store.description().shards(); shard++) {
            check(store.directory().resolve(ShardFile.name(shard)), progress);
        }
        for (var text : store.texts()) {
            if (text.text() != null && !TextHashes.of(text.text()).equals(text.sha256())) {
                throw new InscapeException(store.directory().resolve(IndexFile.NAME) + ": text \"" + text.id()
                        + "\" is not the one whose SHA-256 stands beside it");
            }
        }
    }

    private static void check(Path file, LongConsumer progress) {
        try (var weights = SafetensorsWeights.open(file)) {
            for (var name : weights.names()) {
                var wanted = weights.metadata().get(SideBySideWriter.CHECKSUM + name);
                try (var scope = Scope.open("checking")) {
                    var bytes = weights.tensor(name).segment();
                    var checksum = new CRC32C();
                    for (long at = 0; at < bytes.byteSize(); at += PIECE) {
                        checksum.update(bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
                    }
                    if (!"%08x".formatted(checksum.getValue()).equals(wanted)) {
                        throw new InscapeException(
                                file + ": tensor " + name + " is not what was written: its CRC-32C is "
                                        + "%08x".formatted(checksum.getValue()) + ", and should be " + wanted);
                    }
                    progress.accept(bytes.byteSize());
                }
            }
        }
    }
}
