package dev.inscape.lab.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels from a file: {@code .jsonl}, one object per line, or {@code .csv} with a header; each with {@code id}, {@code label}
 * and if need be {@code group}. What else there is, is passed over.
 */
public final class LabelsFile {

    private final String name;
    private final Map<String, Label> labels = new LinkedHashMap<>();

    private LabelsFile(String name) {
        this.name = name;
    }

    /** Reads a file; an error names the line, and for an id that is labelled twice both lines. */
    public static Labels read(Path file) {
        var name = file.toString();
        var reading = new LabelsFile(name);
        switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "jsonl", "ndjson" -> reading.readJson();
            case "csv" -> reading.readCsv(CorpusFile.text(file));
            default -> throw new UsageException("cannot tell what " + name
                    + " is: labels are .jsonl (one object per line) or .csv (with a header), each with id and label");
        }
        if (reading.labels.isEmpty()) {
            throw new InscapeException(name + " has no labels");
        }
        return new Labels(name, reading.labels);
    }

    private void readJson() {
        for (var line : Lines.read(name, InputStream.nullInputStream()).lines()) {
            var object = JsonLine.parse(name, line);
            add(object.requiredText("id"), object.requiredText("label"), object.text("group"), line.number());
        }
    }

    private void readCsv(String text) {
        var mapper = CsvMapper.builder().enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
        try (MappingIterator<Map<String, String>> rows = mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader()).readValues(text)) {
            while (rows.hasNextValue()) {
                if (labels.isEmpty()) {
                    requireColumns((CsvSchema) rows.getParserSchema());
                }
                int line = rows.getCurrentLocation().getLineNr();
                var row = rows.nextValue();
                add(required(row, "id", line), required(row, "label", line), orNone(row.get("group")), line);
            }
        } catch (JsonProcessingException e) {
            throw new InscapeException(name + " is no sound CSV: " + Quoted.of(e.getOriginalMessage())
                    + (e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr()), e);
        } catch (IOException e) {
            throw CorpusFile.unreadable(name, e);
        }
    }

    private void requireColumns(CsvSchema header) {
        var columns = header.getColumnNames();
        for (var column : List.of("id", "label")) {
            if (!columns.contains(column)) {
                throw new InscapeException(name + " has no column \"" + column + "\" in its header"
                        + Suggestions.didYouMean(column, columns) + " (it has "
                        + Quoted.of(String.join(", ", columns)) + ")");
            }
        }
    }

    private String required(Map<String, String> row, String column, int line) {
        var value = row.get(column);
        if (value == null || value.isBlank()) {
            throw new InscapeException(name + " line " + line + " has no \"" + column + "\"");
        }
        return value;
    }

    private static @Nullable String orNone(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private void add(String id, String label, @Nullable String group, int line) {
        var other = labels.putIfAbsent(id, new Label(label, group, line));
        if (other != null) {
            throw new InscapeException(name + " labels \"" + id + "\" twice: lines " + other.line() + " and " + line);
        }
    }
}
