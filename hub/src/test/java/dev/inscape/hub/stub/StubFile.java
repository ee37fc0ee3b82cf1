package dev.inscape.hub.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A content with its two names. */
final class StubFile {

    private final byte[] content;
    private final String sha256;
    private final String gitSha1;

    StubFile(byte[] content) {
        this.content = content;
        this.sha256 = hash("SHA-256", content);
        var head = ("blob " + content.length + "\0").getBytes(UTF_8);
        var all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        this.gitSha1 = hash("SHA-1", all);
    }

    byte[] content() {
        return content;
    }

    String sha256() {
        return sha256;
    }

    String gitSha1() {
        return gitSha1;
    }

    static String hash(String name, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
