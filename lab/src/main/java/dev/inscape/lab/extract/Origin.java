package dev.inscape.lab.extract;

import dev.inscape.model.ModelInfo;
import java.util.Map;
import java.util.TreeMap;

/** What the metadata of a file with hidden states say of the model that they come from. */
public final class Origin {

    private Origin() {
    }

    /** Its name, family, dtype and device, and {@code sha256:FILE} for each of its files. */
    public static Map<String, String> of(ModelInfo info) {
        var facts = new TreeMap<String, String>();
        facts.put("model", info.name());
        facts.put("family", info.family());
        facts.put("dtype", info.dtype().label());
        facts.put("device", info.device().toString());
        info.hashes().forEach((file, hash) -> facts.put("sha256:" + file, hash));
        return facts;
    }
}
