package dev.inscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule holds for the house, and every rule finds what breaks it in a small tree made for it. */
class SourceTreeTest {
    private final SourceTree house = SourceTree.ofTheHouse();

    @TempDir Path broken;

    @Test
    void noFileIsLongerThanAFewScreens() throws IOException {
        assertThat(house.longFiles()).isEmpty();
        write("hub/src/main/java/dev/inscape/hub/Long.java", "// one line\n".repeat(SourceTree.LONGEST + 1));
        write("hub/src/test/java/dev/inscape/hub/Short.java", "// one line\n".repeat(SourceTree.LONGEST));
        assertThat(complaintsOf(SourceTree::longFiles)).containsExactly(
                "hub/src/main/java/dev/inscape/hub/Long.java: 401 lines, at most 400");
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(house.packagesWithoutDoc()).isEmpty();
        write("hub/src/main/java/dev/inscape/hub/A.java", "class A {}");
        write("hub/src/main/java/dev/inscape/hub/deep/package-info.java", "package dev.inscape.hub.deep;");
        write("text/src/main/java/dev/inscape/text/package-info.java", "@NullMarked\npackage dev.inscape.text;");
        assertThat(complaintsOf(SourceTree::packagesWithoutDoc)).containsExactly(
                "hub/src/main/java/dev/inscape/hub/deep: not @NullMarked",
                "hub/src/main/java/dev/inscape/hub: no package-info.java");
    }

    @Test
    void onlyTensorImportsTheBackend() throws IOException {
        assertThat(house.backendImports()).isEmpty();
        write("tensor/src/main/java/dev/inscape/tensor/A.java", "import org.bytedeco.javacpp.Pointer;");
        write("bench/src/main/java/dev/inscape/bench/B.java", "import static org.bytedeco.pytorch.global.torch.ones;");
        assertThat(complaintsOf(SourceTree::backendImports)).singleElement().asString().startsWith("bench/");
    }

    @Test
    void nothingImportsBench() throws IOException {
        assertThat(house.benchImports()).isEmpty();
        write("bench/src/main/java/dev/inscape/bench/B.java", "import dev.inscape.bench.deep.Clock;");
        write("cli/src/test/java/dev/inscape/cli/C.java", "import dev.inscape.bench.Clock;");
        assertThat(complaintsOf(SourceTree::benchImports)).singleElement().asString().startsWith("cli/");
    }

    @Test
    void everyPackageStandsInTheModuleItIsNamedAfter() throws IOException {
        assertThat(house.strayPackages()).isEmpty();
        write("tensor/src/main/java/dev/inscape/InscapeException.java", "");
        write("studies/coconut/src/main/java/dev/inscape/studies/coconut/A.java", "");
        write("hub/src/main/java/dev/inscape/text/A.java", "");
        write("hub/src/main/java/dev/inscape/B.java", "");
        assertThat(complaintsOf(SourceTree::strayPackages)).hasSize(2).allMatch(text -> text.startsWith("hub/"));
    }

    @Test
    void looksAtEveryModule() throws IOException {
        assertThat(house.javaFiles("main")).extracting(file -> house.home().relativize(file).getName(0).toString())
                .contains("kernel", "tensor", "hub", "text", "model", "cli", "app", "bench");
        assertThat(Layers.modules()).contains("tensor", "bench");
    }

    private interface Rule {
        List<String> complaints(SourceTree tree) throws IOException;
    }

    private List<String> complaintsOf(Rule rule) throws IOException {
        return rule.complaints(new SourceTree(broken));
    }

    private void write(String file, String text) throws IOException {
        var path = broken.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.writeString(broken.resolve(file.substring(0, file.indexOf("/src/"))).resolve("pom.xml"), "<project/>");
    }
}
