package dev.inscape.cli.diagnosis;

import java.util.List;
import java.util.function.UnaryOperator;

/** Whether freed memory is kept for the next operator instead of being faulted in again. */
final class AllocatorFindings {

    private static final String SECTION = "allocator";
    private static final List<String> VARIABLES = List.of("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_",
            "MALLOC_TOP_PAD_", "MALLOC_ARENA_MAX");

    private AllocatorFindings() {
    }

    static List<Finding> all(UnaryOperator<String> environment) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return List.of();
        }
        return List.of(kept(environment), hugePages(environment.apply("GLIBC_TUNABLES")));
    }

    private static Finding kept(UnaryOperator<String> environment) {
        var unset = VARIABLES.stream().filter(name -> environment.apply(name).isEmpty()).toList();
        return Finding.check(SECTION, "keeps memory",
                unset.isEmpty() ? "by environment" : "set from inside the process",
                unset.isEmpty(), true, "");
    }

    private static Finding hugePages(String tunables) {
        boolean on = tunables.contains("glibc.malloc.hugetlb=1");
        return Finding.check(SECTION, "huge pages", on ? "asked for" : "not asked for", on, on,
                "about 7 % more speed: start with the launcher, or set GLIBC_TUNABLES=glibc.malloc.hugetlb=1");
    }
}
