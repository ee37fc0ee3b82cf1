package dev.inscape.hub.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a model at a commit.
 *
 * @param id     {@code owner/name}
 * @param commit of this content alone, so that a test can know it
 * @param files  by name
 */
record StubModel(String id, String commit, Map<String, StubFile> files) {

    static StubModel of(String id, Map<String, byte[]> contents) {
        var files = new TreeMap<String, StubFile>();
        contents.forEach((name, content) -> files.put(name, new StubFile(content)));
        var text = new StringBuilder(id);
        files.forEach((name, file) -> text.append('\n').append(name).append(' ').append(file.gitSha1()));
        return new StubModel(id, StubFile.hash("SHA-1", text.toString().getBytes(UTF_8)), files);
    }

    /** Whether git keeps only a pointer to it, and the storage the content. */
    static boolean isLarge(String name) {
        return name.endsWith(".safetensors") || name.endsWith(".gguf") || name.endsWith(".bin");
    }
}
