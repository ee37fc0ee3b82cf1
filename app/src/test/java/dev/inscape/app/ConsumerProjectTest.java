package dev.inscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A project elsewhere that names one dependency compiles, and runs without any JVM flag, offline. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class ConsumerProjectTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final List<String> MODULES = List.of("kernel", "tensor", "hub", "text", "model", "train", "lab");

    @TempDir private Path directory;

    @Test
    void one_dependency_is_enough() throws Exception {
        assumeTrue(MODULES.stream().allMatch(module -> Files.exists(jar(module))),
                "the modules are packaged by mvn verify, not by mvn test");
        var repository = repository();
        write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>elsewhere</groupId>
                    <artifactId>consumer</artifactId>
                    <version>1</version>
                    <properties>
                        <maven.compiler.release>25</maven.compiler.release>
                        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    </properties>
                    <dependencies>
                        <dependency>
                            <groupId>dev.inscape</groupId>
                            <artifactId>inscape-lab</artifactId>
                            <version>%s</version>
                        </dependency>
                    </dependencies>
                    <build>
                        <plugins>
                            <plugin>
                                <artifactId>maven-compiler-plugin</artifactId>
                                <version>3.14.1</version>
                            </plugin>
                        </plugins>
                    </build>
                </project>
                """.formatted(VERSION));
        write("src/main/java/Consumer.java", """
                import static dev.inscape.model.site.LayerSelection.all;
                import static dev.inscape.model.site.Sites.residualAfter;

                import dev.inscape.lab.tap.Taps;
                import dev.inscape.model.Models;
                import dev.inscape.tensor.Scope;
                import java.util.List;

                class Consumer {
                    public static void main(String[] arguments) {
                        try (var model = Models.load("minilm"); var scope = Scope.open()) {
                            var text = model.tokenizer().encode("The capital of France is Paris.", true);
                            var ablated = model.capture(List.of(text), residualAfter(all()),
                                    Taps.zero().at(residualAfter(2)));
                            System.out.println(ablated.at(residualAfter(2)).abs().sum().item() + " "
                                    + ablated.at(residualAfter(5)).size(1));
                        }
                    }
                }
                """);
        var maven = List.of("mvn", "-B", "-q", "-o", "-Dmaven.repo.local=" + repository);
        run(with(maven, "compiler:compile"));
        run(with(maven,
                "org.apache.maven.plugins:maven-dependency-plugin:" + System.getProperty("inscape.dependency.plugin")
                        + ":build-classpath",
                "-Dmdep.outputFile=class-path"));
        var classPath = "target/classes" + File.pathSeparator
                + Files.readString(directory.resolve("class-path")).strip();
        assertThat(run(List.of(System.getProperty("java.home") + "/bin/java", "-cp", classPath, "Consumer")))
                .contains("0.0 384");
    }

    /** So that nobody follows them while the directory is removed. */
    @AfterEach
    void removeLinks() throws IOException {
        for (var place : List.of("repository", "repository/dev")) {
            if (Files.isDirectory(directory.resolve(place))) {
                try (var inside = Files.list(directory.resolve(place))) {
                    for (var link : inside.filter(Files::isSymbolicLink).toList()) {
                        Files.delete(link);
                    }
                }
            }
        }
    }

    /** Ours beside everything that this machine's repository has; nothing is installed there. */
    private Path repository() throws IOException {
        var local = Path.of(System.getProperty("inscape.local.repository"));
        var repository = Files.createDirectory(directory.resolve("repository"));
        link(local, repository, "dev");
        link(local.resolve("dev"), repository.resolve("dev"), "inscape");
        copy(ROOT.resolve("pom.xml"), repository, "inscape", ".pom");
        for (var module : MODULES) {
            copy(ROOT.resolve(module).resolve("pom.xml"), repository, "inscape-" + module, ".pom");
            copy(jar(module), repository, "inscape-" + module, ".jar");
        }
        return repository;
    }

    /** Links to everything in a directory but one, of which there is a directory of its own. */
    private static void link(Path from, Path to, String own) throws IOException {
        Files.createDirectories(to.resolve(own));
        if (Files.isDirectory(from)) {
            try (var inside = Files.list(from)) {
                for (var entry : inside.filter(path -> !path.endsWith(own)).toList()) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private static void copy(Path file, Path repository, String artifact, String ending) throws IOException {
        var place = Files.createDirectories(repository.resolve("dev/inscape").resolve(artifact).resolve(VERSION));
        Files.copy(file, place.resolve(artifact + "-" + VERSION + ending));
    }

    private static Path jar(String module) {
        return ROOT.resolve(module).resolve("target").resolve("inscape-" + module + "-" + VERSION + ".jar");
    }

    private void write(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
    }

    private static List<String> with(List<String> command, String... more) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s says: %s", command, said).isZero();
        return said;
    }
}
