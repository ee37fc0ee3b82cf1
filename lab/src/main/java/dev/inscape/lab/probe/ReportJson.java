package dev.inscape.lab.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.model.site.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/** A report as JSON and back: an estimate is {@code [value, low, high]}, with null for what is not defined. */
final class ReportJson {

    private ReportJson() {
    }

    static ObjectNode write(ProbeReport report) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kind", report.kind().name());
        report.classes().forEach(json.putArray("classes")::add);
        json.put("train_rows", report.trainRows()).put("validation_rows", report.validationRows())
                .put("test_rows", report.testRows()).put("majority", report.majority());
        var sites = json.putArray("sites");
        for (var result : report.sites()) {
            var site = sites.addObject();
            site.put("site", result.site().label()).put("l2", result.l2()).put("validation_loss",
                    result.validationLoss());
            put(site, "accuracy", Optional.of(result.accuracy()));
            put(site, "balanced_accuracy", Optional.of(result.balancedAccuracy()));
            put(site, "auc", result.auc());
            put(site, "log_loss", Optional.of(result.logLoss()));
            put(site, "control", result.control());
            put(site, "selectivity", result.selectivity());
        }
        return json;
    }

    private static void put(ObjectNode site, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(found -> {
            var array = site.putArray(name);
            for (double value : new double[]{found.value(), found.low(), found.high()}) {
                if (Double.isFinite(value)) {
                    array.add(value);
                } else {
                    array.addNull();
                }
            }
        });
    }

    static ProbeReport read(JsonNode json, String file) {
        var classes = new ArrayList<String>();
        field(json, "classes", file).forEach(name -> classes.add(name.asText()));
        var sites = new ArrayList<SiteResult>();
        for (var site : field(json, "sites", file)) {
            sites.add(new SiteResult(Site.parse(field(site, "site", file).asText()), field(site, "l2", file).asDouble(),
                    field(site, "validation_loss", file).asDouble(), required(site, "accuracy", file),
                    required(site, "balanced_accuracy", file), estimate(site, "auc"), required(site, "log_loss", file),
                    estimate(site, "control"), estimate(site, "selectivity")));
        }
        return new ProbeReport(kind(field(json, "kind", file).asText(), file), classes,
                field(json, "train_rows", file).asInt(), field(json, "validation_rows", file).asInt(),
                field(json, "test_rows", file).asInt(), field(json, "majority", file).asDouble(), sites);
    }

    private static ProbeKind kind(String name, String file) {
        return Arrays.stream(ProbeKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                .orElseThrow(() -> new InscapeException(file + " holds probes of an unknown kind, \"" + name + "\""));
    }

    private static JsonNode field(JsonNode json, String name, String file) {
        var value = json.get(name);
        if (value == null) {
            throw new InscapeException(file + " has no \"" + name + "\": it is no report of probes");
        }
        return value;
    }

    private static Estimate required(JsonNode site, String name, String file) {
        field(site, name, file);
        return estimate(site, name).orElseThrow();
    }

    private static Optional<Estimate> estimate(JsonNode site, String name) {
        return Optional.ofNullable(site.get(name)).map(array -> new Estimate(array.path(0).asDouble(Double.NaN),
                array.path(1).asDouble(Double.NaN), array.path(2).asDouble(Double.NaN)));
    }
}
