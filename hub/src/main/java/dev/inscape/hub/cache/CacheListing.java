package dev.inscape.hub.cache;

import java.util.List;

/**
 * What is in the cache.
 *
 * @param models   by name
 * @param problems one line for each folder that cannot be read as a model
 */
public record CacheListing(List<CachedModel> models, List<String> problems) {

    public CacheListing {
        models = List.copyOf(models);
        problems = List.copyOf(problems);
    }

    /** The bytes of all models. */
    public long bytes() {
        return models.stream().mapToLong(CachedModel::bytes).sum();
    }
}
