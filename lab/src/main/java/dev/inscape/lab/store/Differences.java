package dev.inscape.lab.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What differs between two descriptions, in words. */
final class Differences {

    private static final String NONE = "nothing";

    private Differences() {
    }

    /** {@code rows was all, and is last now}; empty where they are the same. */
    static List<String> between(JsonNode before, JsonNode now) {
        var old = new LinkedHashMap<String, String>();
        flatten("", before, old);
        var wanted = new LinkedHashMap<String, String>();
        flatten("", now, wanted);
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(wanted.keySet());
        var found = new ArrayList<String>();
        for (var name : names) {
            var was = old.getOrDefault(name, NONE);
            var is = wanted.getOrDefault(name, NONE);
            if (!was.equals(is)) {
                found.add(name + " was " + shortened(was) + ", and is " + shortened(is) + " now");
            }
        }
        return found;
    }

    private static String shortened(String value) {
        return value.matches("[0-9a-f]{64}") ? value.substring(0, 12) + "…" : value;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isValueNode()) {
            into.put(name, node.asText());
        } else if (node.isArray()) {
            into.put(name, node.toString());
        } else {
            node.properties().forEach(
                    member -> flatten(name.isEmpty() ? member.getKey() : name + " " + member.getKey(),
                            member.getValue(), into));
        }
    }
}
