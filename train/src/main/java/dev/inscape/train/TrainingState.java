package dev.inscape.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a training stands, beside its parameters and its optimiser.
 *
 * @param step      updates that are done
 * @param best      the best evaluation; infinite before the first
 * @param worseOnes evaluations since the best
 * @param curve     of the steps that are done
 */
record TrainingState(long step, double best, int worseOnes, LossCurve curve) {

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("step", step).put("worse_ones", worseOnes);
        if (Double.isFinite(best)) {
            json.put("best", best);
        }
        json.set("curve", curve.json());
        return json;
    }

    static TrainingState of(JsonNode json) {
        return new TrainingState(json.path("step").asLong(), json.path("best").asDouble(Double.POSITIVE_INFINITY),
                json.path("worse_ones").asInt(), LossCurve.of(json.path("curve")));
    }
}
