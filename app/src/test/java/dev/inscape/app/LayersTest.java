package dev.inscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the house, and every rule can fail: it is broken on purpose by the classes under {@code fixture}. */
class LayersTest {
    private static final String FIXTURE = "dev.inscape.app.fixture";
    private static final Layers HOUSE = new Layers("dev.inscape", "org.bytedeco");
    private static final Layers BROKEN = new Layers(FIXTURE, FIXTURE + ".backend");

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.inscape");
    private static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages(FIXTURE);

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("arrows go downwards", Layers::arrowsGoDownwards, "'tensor' must not see 'model'"),
                rule("every module has its place", Layers::everyModuleHasItsPlace, "module 'stranger'"),
                rule("only tensor names the backend", Layers::onlyTensorNamesTheBackend, "UsesBackend"),
                rule("nothing imports bench", Layers::nothingImportsBench, "UsesBench"),
                rule("studies do not know each other", Layers::studiesDoNotKnowEachOther, "studies.two"),
                rule("packages form no cycles", Layers::packagesFormNoCycles, "Slice loop.a"));
    }

    private static Arguments rule(String name, Function<Layers, ArchRule> rule, String found) {
        return Arguments.argumentSet(name, rule, found);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Function<Layers, ArchRule> rule) {
        rule.apply(HOUSE).check(HOUSE_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void canFail(Function<Layers, ArchRule> rule, String found) {
        assertThatThrownBy(() -> rule.apply(BROKEN).check(BROKEN_CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(found);
    }

    @Test
    void looksAtTheModulesThatMainBringsTogether() {
        assertThat(HOUSE_CLASSES.stream().map(type -> type.getPackageName().replaceFirst("^dev\\.inscape\\.?", "")))
                .contains("kernel", "tensor", "hub", "text", "model", "world", "cli", "app");
    }
}
