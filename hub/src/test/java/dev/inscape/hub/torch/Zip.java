package dev.inscape.hub.torch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Archives as Java's own library writes them: another implementation than the one under test. */
final class Zip {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private boolean deflated;

    /** A checkpoint of one pickle and one storage of 24 bytes. */
    static Zip checkpoint(byte[] pickle) {
        return new Zip().with("x/data.pkl", pickle).with("x/byteorder", "little".getBytes(UTF_8))
                .with("x/data/0", "abcdefghijklmnopqrstuvwx".getBytes(UTF_8)).with("x/version", "3\n".getBytes(UTF_8));
    }

    static Zip of(Path archive) {
        var zip = new Zip();
        try (var file = new ZipFile(archive.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                zip.with(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    Zip with(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    Zip without(String name) {
        parts.remove(name);
        return this;
    }

    Zip deflated() {
        deflated = true;
        return this;
    }

    byte[] part(String name) {
        return Objects.requireNonNull(parts.get(name), name).clone();
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                boolean pickle = part.getKey().endsWith(".pkl");
                if (!(deflated && pickle)) {
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(part.getValue().length);
                    var crc = new CRC32();
                    crc.update(part.getValue());
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
