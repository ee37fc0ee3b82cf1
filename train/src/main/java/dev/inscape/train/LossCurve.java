package dev.inscape.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.PartialFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What each step was like.
 *
 * @param points in the order of the steps
 */
public record LossCurve(List<Point> points) {

    /**
     * One step.
     *
     * @param step         from 0
     * @param loss         before the update
     * @param rate         of the update
     * @param gradientNorm of all gradients together, before clipping; 0 where nothing is clipped
     * @param metrics      what was reported, and evaluations as {@code evaluation}
     */
    public record Point(long step, double loss, double rate, double gradientNorm, Map<String, Double> metrics) {

        public Point {
            metrics = new LinkedHashMap<>(metrics);
        }

        ObjectNode json() {
            var json = JsonNodeFactory.instance.objectNode().put("step", step).put("loss", loss).put("rate", rate)
                    .put("gradient_norm", gradientNorm);
            metrics.forEach(json.putObject("metrics")::put);
            return json;
        }

        static Point of(JsonNode json) {
            var metrics = new LinkedHashMap<String, Double>();
            json.path("metrics").properties()
                    .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
            return new Point(json.path("step").asLong(), json.path("loss").asDouble(), json.path("rate").asDouble(),
                    json.path("gradient_norm").asDouble(), metrics);
        }
    }

    public LossCurve {
        points = List.copyOf(points);
    }

    ArrayNode json() {
        var json = JsonNodeFactory.instance.arrayNode();
        points.forEach(point -> json.add(point.json()));
        return json;
    }

    static LossCurve of(JsonNode json) {
        var points = new ArrayList<Point>();
        json.forEach(point -> points.add(Point.of(point)));
        return new LossCurve(points);
    }

    /** One JSON object for each step on a line of its own. */
    public void writeJsonLines(Path file) {
        write(file, points.stream().map(point -> point.json() + "\n").collect(Collectors.joining()));
    }

    /** A table with a line for each step and a column for each metric, empty where a step has none of that name (RFC 4180). */
    public void writeCsv(Path file) {
        var metrics = new TreeSet<String>();
        points.forEach(point -> metrics.addAll(point.metrics().keySet()));
        var text = new StringBuilder("step,loss,rate,gradient_norm");
        metrics.forEach(name -> text.append(',').append(quoted(name)));
        for (var point : points) {
            text.append('\n').append(point.step()).append(',').append(point.loss()).append(',').append(point.rate())
                    .append(',').append(point.gradientNorm());
            metrics.forEach(name -> text.append(',').append(Objects.toString(point.metrics().get(name), "")));
        }
        write(file, text.append('\n').toString());
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void write(Path file, String text) {
        try (var out = PartialFile.create(file)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.finish();
        }
    }
}
