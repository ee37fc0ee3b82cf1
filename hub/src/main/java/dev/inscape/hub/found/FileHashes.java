package dev.inscape.hub.found;

import dev.inscape.hub.MappedFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 of files, each read once from end to end. */
final class FileHashes {

    private static final long PIECE = 1 << 24;

    private FileHashes() {
    }

    static Map<String, String> of(List<Path> files) {
        var hashes = new TreeMap<String, String>();
        files.forEach(file -> hashes.put(file.getFileName().toString(), of(file)));
        return hashes;
    }

    private static String of(Path path) {
        try (var file = MappedFile.open(path)) {
            var hash = MessageDigest.getInstance("SHA-256");
            long size = file.memory().byteSize();
            for (long at = 0; at < size; at += PIECE) {
                hash.update(file.memory().asSlice(at, Math.min(PIECE, size - at)).asByteBuffer());
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
