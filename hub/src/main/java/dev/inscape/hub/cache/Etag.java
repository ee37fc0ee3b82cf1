package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the hub calls a file's content; a blob of the cache has it as its name. 64 hexadecimal digits are the SHA-256 of a
 * large file, 40 the SHA-1 that git gives a small one: of {@code "blob "}, its length, a zero byte, and the content.
 *
 * @param value without {@code W/} and quotes
 */
public record Etag(String value) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_=+][A-Za-z0-9_=+.-]{0,199}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern GIT = Pattern.compile("[0-9a-f]{40}");
    private static final int PIECE = 1 << 20;

    /** An error where the value cannot be a file name. */
    public Etag {
        if (!SAFE.matcher(value).matches()) {
            throw new InscapeException("the server names a content \"" + Quoted.of(value)
                    + "\" (ETag), which cannot be a file name; nothing was written");
        }
    }

    /** Reads the header's form: {@code "…"} or {@code W/"…"}. */
    public static Etag ofHeader(String header) {
        var strong = header.strip().startsWith("W/") ? header.strip().substring(2) : header.strip();
        return new Etag(strong.replaceAll("^\"|\"$", ""));
    }

    /** Whether the value is a hash that content can be held against. */
    public boolean isHash() {
        return SHA256.matcher(value).matches() || GIT.matcher(value).matches();
    }

    /** What to call its hash in a message. */
    public String hashName() {
        return GIT.matcher(value).matches() ? "git SHA-1" : "SHA-256";
    }

    /** The digest of a content of so many bytes, ready to be fed; none where the value is no hash. */
    public Optional<MessageDigest> digest(long length) {
        if (SHA256.matcher(value).matches()) {
            return Optional.of(digest("SHA-256"));
        }
        if (GIT.matcher(value).matches()) {
            var sha1 = digest("SHA-1");
            sha1.update(String.format(Locale.ROOT, "blob %d\0", length).getBytes(StandardCharsets.US_ASCII));
            return Optional.of(sha1);
        }
        return Optional.empty();
    }

    /** The hash that a file has, of the same kind; none where the value is no hash. Reads the whole file. */
    public Optional<String> hashOf(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var digest = digest(channel.size());
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            var piece = ByteBuffer.allocate(PIECE);
            while (channel.read(piece) >= 0) {
                digest.get().update(piece.flip());
                piece.clear();
            }
            return Optional.of(HexFormat.of().formatHex(digest.get().digest()));
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
