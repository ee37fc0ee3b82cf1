package dev.inscape.lab.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Between a description and its JSON. */
final class DescriptionFile {

    static final String FORMAT = "inscape hidden store";
    static final int VERSION = 1;

    private final Path file;
    private final ObjectNode json;

    private DescriptionFile(Path file, ObjectNode json) {
        this.file = file;
        this.json = json;
    }

    static ObjectNode json(StoreDescription store) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT).put("version", VERSION);
        json.putObject("model").put("name", store.model().name()).put("family", store.model().family())
                .set("sha256", object(store.model().hashes()));
        json.set("computed", object(store.computed()));
        json.putObject("corpus").put("texts", store.texts()).put("tokens", store.tokens()).put("sha256",
                store.corpusHash());
        var sites = json.putArray("sites");
        for (var site : store.sites()) {
            var entry = sites.addObject().put("site", site.site().label());
            site.shape().forEach(entry.putArray("row")::add);
        }
        json.put("rows", store.rows().label()).put("dtype", store.dtype().label()).put("keeps_texts",
                store.keepsTexts()).put("shards", store.shards());
        json.set("parameters", object(store.parameters()));
        return json;
    }

    private static ObjectNode object(Map<String, String> members) {
        var object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::put);
        return object;
    }

    /** Reads a description; an error names what is missing from it. */
    static StoreDescription read(Path file) {
        return new DescriptionFile(file, JsonFile.read(file)).description();
    }

    private StoreDescription description() {
        if (!json.path("format").asText().equals(FORMAT)) {
            throw new InscapeException(file + " describes no hidden store: its format is not \"" + FORMAT + "\"");
        }
        if (json.path("version").asInt() != VERSION) {
            throw new InscapeException(file + " is of version " + json.path("version") + "; this Inscape reads version "
                    + VERSION);
        }
        return new StoreDescription(
                new StoredModel(text("/model/name"), text("/model/family"), texts("/model/sha256")), texts("/computed"),
                (int) number("/corpus/texts"), number("/corpus/tokens"), text("/corpus/sha256"), sites(),
                Rows.parse(text("/rows")), DType.parse(text("/dtype")), at("/keeps_texts").asBoolean(),
                (int) number("/shards"), texts("/parameters"));
    }

    private List<StoredSite> sites() {
        var sites = new ArrayList<StoredSite>();
        for (var entry : at("/sites")) {
            var shape = new ArrayList<Long>();
            entry.path("row").forEach(size -> shape.add(size.asLong()));
            sites.add(new StoredSite(Site.parse(entry.path("site").asText()), shape));
        }
        return sites;
    }

    private SortedMap<String, String> texts(String place) {
        var texts = new TreeMap<String, String>();
        at(place).properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    private String text(String place) {
        return at(place).asText();
    }

    private long number(String place) {
        var number = at(place);
        if (!number.isIntegralNumber() || number.asLong() < 0) {
            throw new InscapeException(file + ": " + place.substring(1) + " is no number of anything: " + number);
        }
        return number.asLong();
    }

    private JsonNode at(String place) {
        var node = json.at(place);
        if (node.isMissingNode()) {
            throw new InscapeException(file + " says nothing of " + place.substring(1));
        }
        return node;
    }
}
