package dev.inscape.lab.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A database in memory, for reading and writing Parquet. Left to itself DuckDB would take most of the machine's memory, start a
 * thread for every core, and download extensions.
 */
final class DuckDb {

    private static final String MEMORY = "512MB";

    private DuckDb() {
    }

    /** Opens one; what does not fit its memory goes into the directory named, which it makes and removes. */
    static DuckDBConnection open(Path overflow) throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty("temp_directory", overflow.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
        return (DuckDBConnection) connection;
    }

    /** A path as a literal of SQL. */
    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** The same for a function that reads patterns of names. */
    static String pattern(Path path) {
        return literal(Path.of(path.toString().replaceAll("[\\[*?]", "[$0]")));
    }
}
