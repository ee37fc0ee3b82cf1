package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a jar on the class path carries, known by its size and hash.
 *
 * @param resource where the jar has it
 * @param name     what it is called when it is unpacked
 * @param bytes    its size
 * @param sha256   its hash, in hexadecimal
 * @param artifact whose jar carries it
 */
record EmbeddedFile(String resource, String name, long bytes, String sha256, String artifact) {

    private static final int PIECE = 1 << 20;

    /**
     * The file in a directory, unpacked there if it is not yet, or not whole. A file of the right size is taken as it is: its
     * hash was checked before it got its name.
     */
    Path in(Path directory) {
        var file = directory.resolve(name);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
                CacheDirectory.make(directory);
                unpack(file);
            }
            return file;
        } catch (IOException e) {
            throw new InscapeException("cannot unpack " + name + " into " + directory + ": " + e.getMessage(), e);
        }
    }

    private void unpack(Path file) throws IOException {
        try (InputStream in = EmbeddedFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new InscapeException("the class path has no " + resource + "; add the artifact " + artifact
                        + " to it");
            }
            try (var out = PartialFile.create(file)) {
                var hash = sha256Digest();
                var piece = new byte[PIECE];
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                    hash.update(piece, 0, length);
                    out.write(ByteBuffer.wrap(piece, 0, length));
                }
                var found = HexFormat.of().formatHex(hash.digest());
                if (!found.equals(sha256)) {
                    throw new InscapeException(resource + " has the SHA-256 " + found + " instead of " + sha256
                            + ": the class path carries another version of it");
                }
                out.finish();
            }
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
