package dev.inscape.cli.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Writes JSON: UTF-8, members in the order of their map. */
public final class Json {

    private Json() {
    }

    /** One document on one line. */
    public static void line(PrintStream out, Object document) {
        out.println(text(document, false));
    }

    /** One document, indented for people. */
    public static void pretty(PrintStream out, Object document) {
        out.println(text(document, true));
    }

    private static String text(Object document, boolean indented) {
        try {
            var mapper = new ObjectMapper();
            return indented
                    ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document)
                    : mapper.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
