package dev.inscape.hub.found;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The models that jars on a class path carry. A jar describes its one in {@code META-INF/inscape/model.json}: {@code name}; the
 * {@code artifact} to add where a file is missing; and {@code files}, each with the {@code resource} that it is, the {@code name} that
 * it has among a model's files, its size in {@code bytes} and its {@code sha256}.
 */
public final class EmbeddedModels {

    /** Where a jar describes its model. */
    public static final String DESCRIPTION = "META-INF/inscape/model.json";

    private final List<EmbeddedModel> models;

    /** As it is written. */
    private record Description(String name, String artifact, List<Carried> files) {

        record Carried(String resource, String name, long bytes, String sha256) {
        }

        EmbeddedModel model() {
            return new EmbeddedModel(name, files.stream().map(file -> new EmbeddedFile(file.resource, file.name,
                    file.bytes, file.sha256, artifact)).toList());
        }
    }

    private EmbeddedModels(List<EmbeddedModel> models) {
        this.models = models;
    }

    /** Those beside this class. Reads a few kilobytes. */
    public static EmbeddedModels ofClassPath() {
        return of(EmbeddedModels.class.getClassLoader());
    }

    static EmbeddedModels of(ClassLoader loader) {
        var models = new ArrayList<EmbeddedModel>();
        try {
            for (var place : Collections.list(loader.getResources(DESCRIPTION))) {
                models.add(read(place));
            }
        } catch (IOException e) {
            throw new InscapeException("cannot look for models on the class path: " + e.getMessage(), e);
        }
        models.sort(Comparator.comparing(EmbeddedModel::name));
        return new EmbeddedModels(List.copyOf(models));
    }

    private static EmbeddedModel read(URL place) {
        var mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES).build();
        try {
            URLConnection connection = place.openConnection();
            connection.setUseCaches(false); // a cached jar would stay open
            try (var in = connection.getInputStream()) {
                return mapper.readValue(in, Description.class).model();
            }
        } catch (JsonProcessingException e) {
            throw new InscapeException(place + " does not describe a model: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InscapeException("cannot read " + place + ": " + e.getMessage(), e);
        }
    }

    /** What they are called, by the alphabet. */
    public List<String> names() {
        return models.stream().map(EmbeddedModel::name).toList();
    }

    public Optional<EmbeddedModel> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** For messages: {@code minilm or world (which ship with Inscape)}. */
    String inWords() {
        return names().stream().collect(Collectors.joining(" or "))
                + (models.size() == 1 ? " (which ships with Inscape)" : " (which ship with Inscape)");
    }
}
