package dev.inscape.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** All bytes of a store. */
final class StoreBytes {

    private StoreBytes() {
    }

    /** SHA-256 of each file, by its name. */
    static Map<String, String> of(Path directory) {
        try (var files = Files.list(directory)) {
            var bytes = new TreeMap<String, String>();
            for (var file : files.toList()) {
                var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                bytes.put(String.valueOf(file.getFileName()), HexFormat.of().formatHex(hash));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
