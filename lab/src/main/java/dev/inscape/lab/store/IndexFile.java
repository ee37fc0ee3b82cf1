package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** {@code index.parquet}: one row per text, in the order of the corpus. The same texts give the same bytes. */
final class IndexFile {

    static final String NAME = "index.parquet";

    private static final String COLUMNS = """
            number INTEGER NOT NULL, id VARCHAR NOT NULL, label VARCHAR, "group" VARCHAR, source VARCHAR NOT NULL,
            line INTEGER NOT NULL, shard INTEGER NOT NULL, first_row BIGINT NOT NULL, rows INTEGER NOT NULL,
            first_token BIGINT NOT NULL, tokens INTEGER NOT NULL, sha256 VARCHAR NOT NULL, text VARCHAR""";

    private IndexFile() {
    }

    /** Writes the index beside its place and moves it in once the disk has it. */
    static void write(Path directory, List<StoredText> texts) {
        var partial = directory.resolve(NAME + ".partial");
        try {
            try (var database = DuckDb.open(directory.resolve(NAME + ".overflow"))) {
                fill(database, texts);
                try (var statement = database.createStatement()) {
                    statement.execute("COPY texts TO " + DuckDb.literal(partial)
                            + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, USE_TMP_FILE false)");
                }
            }
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            var failure = new InscapeException("cannot write " + directory.resolve(NAME) + ": " + reason(e), e);
            remove(partial, failure);
            throw failure;
        }
    }

    private static void remove(Path partial, InscapeException failure) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void fill(DuckDBConnection database, List<StoredText> texts) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("CREATE TABLE texts (" + COLUMNS + ")");
        }
        try (var rows = database.createAppender("main", "texts")) {
            for (var text : texts) {
                rows.beginRow();
                rows.append(text.number());
                rows.append(text.id());
                rows.append(text.label());
                rows.append(text.group());
                rows.append(text.source());
                rows.append(text.line());
                rows.append(text.shard());
                rows.append(text.firstRow());
                rows.append(text.rows());
                rows.append(text.firstToken());
                rows.append(text.tokens());
                rows.append(text.sha256());
                rows.append(text.text());
                rows.endRow();
            }
        }
    }

    /** Reads the index of a store, in the order of the corpus. */
    static List<StoredText> read(Path directory) {
        var file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new InscapeException("cannot read " + file + ": there is no such file; the store is not whole");
        }
        try (var database = DuckDb.open(Path.of(""));
                var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT number, id, label, \"group\", source, line, shard, first_row,"
                        + " rows, first_token, tokens, sha256, text FROM read_parquet(" + DuckDb.pattern(file)
                        + ") ORDER BY number")) {
            var texts = new ArrayList<StoredText>();
            while (rows.next()) {
                texts.add(text(rows));
            }
            return texts;
        } catch (SQLException e) {
            throw new InscapeException(file + " is no sound index: " + reason(e), e);
        }
    }

    private static StoredText text(ResultSet row) throws SQLException {
        return new StoredText(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getInt(6), row.getInt(7), row.getLong(8), row.getInt(9), row.getLong(10), row.getInt(11),
                row.getString(12), row.getString(13));
    }

    private static String reason(Exception e) {
        var message = String.valueOf(e.getMessage());
        return Quoted.of(message.lines().findFirst().orElse(message));
    }
}
