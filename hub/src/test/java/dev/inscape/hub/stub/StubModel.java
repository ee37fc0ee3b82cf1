package dev.inscape.hub.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a model at a commit.
 *
 * @param id    {@code owner/name}
 * @param files their content by name
 */
record StubModel(String id, Map<String, byte[]> files) {

    StubModel {
        files = new TreeMap<>(files);
    }

    /** Of this content alone, so that a test can know it. */
    String commit() {
        var text = new StringBuilder(id);
        files.forEach((name, content) -> text.append('\n').append(name).append(' ').append(gitSha1(content)));
        return hash("SHA-1", text.toString().getBytes(UTF_8));
    }

    /** Whether git keeps only a pointer to it, and the storage the content. */
    static boolean isLarge(String name) {
        return name.endsWith(".safetensors") || name.endsWith(".gguf") || name.endsWith(".bin");
    }

    static String sha256(byte[] content) {
        return hash("SHA-256", content);
    }

    static String gitSha1(byte[] content) {
        var head = ("blob " + content.length + "\0").getBytes(UTF_8);
        var all = java.util.Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return hash("SHA-1", all);
    }

    private static String hash(String name, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
