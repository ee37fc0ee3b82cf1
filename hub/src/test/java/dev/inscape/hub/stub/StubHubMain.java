package dev.inscape.hub.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Serves a directory of models, {@code owner/name/…}, as a hub, until it is interrupted. */
public final class StubHubMain {

    private StubHubMain() {
    }

    /** Takes the directory, and a port where it should not be any. Prints the address for {@code HF_ENDPOINT}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var directory = Path.of(arguments[0]);
        try (var hub = StubHub.start(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0)) {
            for (var owner : directories(directory)) {
                for (var model : directories(owner)) {
                    var id = owner.getFileName() + "/" + model.getFileName();
                    System.out.println(id + " " + hub.commit(id, "main", files(model)));
                }
            }
            System.out.println("HF_ENDPOINT=" + hub.endpoint());
            Thread.currentThread().join();
        }
    }

    private static List<Path> directories(Path parent) throws IOException {
        try (var all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Map<String, byte[]> files(Path model) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (var all = Files.walk(model)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                found.put(model.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return found;
    }
}
