package dev.inscape.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.tensor.runtime.LibTorch;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What bits depend on beside the program: with another one of these, sums are added up in another order.
 *
 * @param facts names and values
 */
record Environment(Map<String, String> facts) {

    Environment {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    static Environment here() {
        return new Environment(Map.of("libtorch", LibTorch.version(), "blas", LibTorch.blas(), "vectors",
                LibTorch.cpuCapability(), "threads", String.valueOf(Threads.inUse()), "processor",
                Machine.here().model(),
                "java", Runtime.version().toString()));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        facts.forEach(json::put);
        return json;
    }

    /** An error that names what differs from where a checkpoint was made. */
    void requireSame(JsonNode made, String checkpoint) {
        var differing = new ArrayList<String>();
        facts.forEach((name, value) -> {
            var before = made.path(name).asText("");
            if (!before.equals(value)) {
                differing.add(name + " " + before + ", now " + value);
            }
        });
        if (!differing.isEmpty()) {
            throw new InscapeException(checkpoint + " was made with " + String.join("; ", differing)
                    + ": going on would not give the same bits; go on all the same with elsewhere()");
        }
    }
}
