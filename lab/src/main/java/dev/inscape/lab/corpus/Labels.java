package dev.inscape.lab.corpus;

import dev.inscape.InscapeException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Labels by the ids of their texts.
 *
 * @param source the file, for messages
 * @param byId   one label for each id, in the order of the file
 */
public record Labels(String source, Map<String, Label> byId) {

    private static final int NAMED = 3;

    public Labels {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /**
     * The labels of texts, by id, in the order of the texts; an error names labels without a text, and texts without a label
     * unless those are to be dropped.
     */
    public Map<String, Label> of(Collection<String> ids, Unlabelled unlabelled) {
        var without = new LinkedHashSet<>(byId.keySet());
        ids.forEach(without::remove); // removeAll would look every label up in a list
        if (!without.isEmpty()) {
            throw new InscapeException(source + " has labels without texts: " + some(List.copyOf(without))
                    + "; are these the ids of this corpus?");
        }
        var missing = ids.stream().filter(id -> !byId.containsKey(id)).toList();
        if (!missing.isEmpty() && unlabelled == Unlabelled.REFUSE) {
            throw new InscapeException(source + " has no labels for " + some(missing)
                    + "; add them, or have texts without labels dropped");
        }
        var found = new LinkedHashMap<String, Label>();
        for (var id : ids) {
            var label = byId.get(id);
            if (label != null) {
                found.put(id, label);
            }
        }
        return found;
    }

    private static String some(List<String> ids) {
        var named = ids.stream().limit(NAMED).map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
        return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " more" : named;
    }
}
