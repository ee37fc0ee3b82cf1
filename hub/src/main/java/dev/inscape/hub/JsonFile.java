package dev.inscape.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** JSON files beside weights: configurations, indexes. */
public final class JsonFile {

    private static final long LARGEST = 100_000_000;
    private static final int DEEPEST = 64;

    private JsonFile() {
    }

    /** The object that a file holds; an error with the place where it is none, where a key stands twice, or above 100 MB. */
    public static ObjectNode read(Path path) {
        try (var in = Files.newInputStream(path)) {
            if (Files.size(path) > LARGEST) {
                throw new InscapeException(
                        path + " has " + Files.size(path) + " bytes: too large for what it should be");
            }
            JsonNode json = mapper().readTree(in);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new InscapeException(path + " holds no JSON object");
        } catch (NoSuchFileException e) {
            throw new InscapeException("cannot read " + path + ": there is no such file", e);
        } catch (JsonProcessingException e) {
            throw new InscapeException(path + " is no sound JSON: " + Quoted.of(e.getOriginalMessage())
                    + (e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset()), e);
        } catch (IOException e) {
            throw new InscapeException("cannot read " + path + ": "
                    + (Files.isDirectory(path) ? "it is a directory" : e.getMessage()), e);
        }
    }

    /** Python writes NaN and Infinity into configurations as they are, so they are read. */
    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    /** Writes an object as Python's tools do: indented by two, with a line's end; the file appears when it is complete. */
    public static void write(Path path, ObjectNode json) {
        try (var out = PartialFile.create(path)) {
            out.write(ByteBuffer.wrap(bytes(json)));
            out.finish();
        }
    }

    /** The bytes that {@link #write} writes. */
    public static byte[] bytes(ObjectNode json) {
        return (json.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
