package dev.inscape.app;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The layers of DESIGN.md as rules over class files.
 *
 * @param root    the package that holds one package per module
 * @param backend the package that only the tensor module may name
 */
record Layers(String root, String backend) {

    /** Each module with what it may see; what a line does not name is forbidden. */
    private static final Map<String, Set<String>> SEES = new LinkedHashMap<>();

    static {
        SEES.put("kernel", Set.of());
        SEES.put("tensor", Set.of("kernel"));
        SEES.put("hub", Set.of("tensor"));
        SEES.put("text", Set.of("tensor"));
        SEES.put("model", Set.of("tensor", "hub", "text"));
        SEES.put("train", and("model"));
        SEES.put("lab", and("model", "train"));
        SEES.put("world", and("model", "train"));
        SEES.put("study", and("model", "train", "lab", "world"));
        SEES.put("studies", and("model", "train", "lab", "world", "study"));
        SEES.put("papers", and("model", "train", "lab", "world", "study"));
        SEES.put("cli", and("model", "train", "lab", "world", "study", "papers"));
        SEES.put("web", and("model", "train", "lab", "world", "study", "papers"));
        SEES.put("app", and("model", "train", "lab", "world", "study", "papers", "cli", "web"));
        SEES.put("examples", and("model", "train", "lab", "world"));
        SEES.put("spark", and("model", "train", "lab", "world", "study"));
        SEES.put("bench", and("model", "train", "lab", "world", "study", "papers", "cli", "web", "app", "spark"));
    }

    private static Set<String> and(String... upper) {
        var all = new TreeSet<>(Set.of("tensor", "hub", "text"));
        all.addAll(Set.of(upper));
        return all;
    }

    static Set<String> modules() {
        return SEES.keySet();
    }

    /** A class uses its own module and those below it. */
    ArchRule arrowsGoDownwards() {
        return classes().should(new ArchCondition<>("use only their own module and those below it") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (var use : user.getDirectDependenciesFromSelf()) {
                    var from = module(user);
                    var to = module(use.getTargetClass());
                    if (!to.isEmpty() && !to.equals(from) && !SEES.getOrDefault(from, Set.of()).contains(to)) {
                        events.add(violated(use, "'%s' must not see '%s': %s".formatted(
                                from.isEmpty() ? root : from, to, use.getDescription())));
                    }
                }
            }
        });
    }

    /** A module that is not in the table would be free to see everything. */
    ArchRule everyModuleHasItsPlace() {
        return classes().should(new ArchCondition<>("stand in a module that the table of layers knows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var module = module(type);
                if (!module.isEmpty() && !SEES.containsKey(module)) {
                    events.add(violated(type, "module '%s' of %s is not in %s".formatted(
                            module, type.getName(), SEES.keySet())));
                }
            }
        });
    }

    /** The backend has one seam, so that it can be swapped by rewriting one module. */
    ArchRule onlyTensorNamesTheBackend() {
        return noClasses().that().resideOutsideOfPackage(root + ".tensor..")
                .should().dependOnClassesThat().resideInAPackage(backend + "..");
    }

    /** Measurement stands on top. */
    ArchRule nothingImportsBench() {
        return noClasses().that().resideOutsideOfPackage(root + ".bench..")
                .should().dependOnClassesThat().resideInAPackage(root + ".bench..");
    }

    /** A paper's method never uses another paper's; what two need moves down a layer. */
    ArchRule studiesDoNotKnowEachOther() {
        return slices().matching(root + ".studies.(*)..").should().notDependOnEachOther().allowEmptyShould(true);
    }

    /** Packages, within a module too, form no cycles. */
    ArchRule packagesFormNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** The module of a class: the first part of its package below the root; empty for the root and for other people's. */
    private String module(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.", 2)[0] : "";
    }
}
