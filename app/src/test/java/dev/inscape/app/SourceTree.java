package dev.inscape.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can only be seen in the source: the size of files, package docs, imports of modules that are not on this one's class
 * path. Every rule answers with the complaints it has.
 *
 * @param home the directory that holds one directory per module
 */
record SourceTree(Path home) {
    static final int LONGEST = 400;

    /** The tree that this class was compiled from. */
    static SourceTree ofTheHouse() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("config/eclipse-formatter.xml"))) {
                return new SourceTree(at);
            }
        }
        throw new IllegalStateException("run the tests inside the repository, not in " + Path.of("").toAbsolutePath());
    }

    /** No file is longer than {@value #LONGEST} lines. */
    List<String> longFiles() throws IOException {
        return complaints(javaFiles("main", "test"), file -> {
            var lines = lines(file).size();
            return lines > LONGEST ? lines + " lines, at most " + LONGEST : "";
        });
    }

    /** Every package with sources says what it is for, and that its types are not null. */
    List<String> packagesWithoutDoc() throws IOException {
        var packages = new TreeSet<Path>();
        javaFiles("main").forEach(file -> packages.add(file.getParent()));
        return complaints(List.copyOf(packages), folder -> {
            var doc = folder.resolve("package-info.java");
            return !Files.exists(doc)
                    ? "no package-info.java"
                    : lines(doc).stream().noneMatch(line -> line.startsWith("@NullMarked")) ? "not @NullMarked" : "";
        });
    }

    /** Only the module tensor imports the backend, tests and measurements included. */
    List<String> backendImports() throws IOException {
        return complaints(javaFiles("main", "test"), file -> module(file).equals("tensor")
                ? ""
                : imports(file, "org.bytedeco."));
    }

    /** Only the module bench imports bench. */
    List<String> benchImports() throws IOException {
        return complaints(javaFiles("main", "test"), file -> module(file).equals("bench")
                ? ""
                : imports(file, "dev.inscape.bench."));
    }

    /** A package stands in the module it is named after; the root package belongs to the lowest one. */
    List<String> strayPackages() throws IOException {
        return complaints(javaFiles("main"), file -> {
            var module = module(file);
            var inside = path(file).substring((module + "/src/main/java/").length());
            var own = inside.startsWith("dev/inscape/" + module + "/");
            var root = module.equals("tensor") && inside.lastIndexOf('/') == "dev/inscape".length();
            return own || root ? "" : "a package of module " + module + " starts with dev.inscape." + module;
        });
    }

    List<Path> javaFiles(String... sourceSets) throws IOException {
        var files = new ArrayList<Path>();
        for (var module : modules()) {
            for (var set : sourceSets) {
                var sources = module.resolve("src").resolve(set).resolve("java");
                if (Files.exists(sources)) {
                    try (var all = Files.walk(sources)) {
                        all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                    }
                }
            }
        }
        return files;
    }

    /** Directories with a pom, one or two levels down: {@code tensor}, {@code studies/coconut}. */
    private Set<Path> modules() throws IOException {
        var found = new TreeSet<Path>();
        try (var poms = Files.find(home, 3, (file, _) -> file.endsWith("pom.xml"))) {
            poms.map(Path::getParent).filter(folder -> !folder.equals(home)).forEach(found::add);
        }
        return found;
    }

    private String module(Path file) {
        return path(file).substring(0, path(file).indexOf("/src/"));
    }

    private String path(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private static String imports(Path file, String prefix) {
        return lines(file).stream()
                .filter(line -> line.startsWith("import " + prefix) || line.startsWith("import static " + prefix))
                .findFirst().orElse("");
    }

    private List<String> complaints(List<Path> subjects, Function<Path, String> complaint) {
        return subjects.stream()
                .flatMap(subject -> Stream.of(complaint.apply(subject))
                        .filter(text -> !text.isEmpty())
                        .map(text -> path(subject) + ": " + text))
                .sorted()
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
