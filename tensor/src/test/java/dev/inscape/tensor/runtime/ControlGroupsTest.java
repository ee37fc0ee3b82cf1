package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories laid out as Linux lays out its own. */
class ControlGroupsTest {

    @TempDir private Path root;

    private void version2(String group, String limit, long used, long inactive) throws IOException {
        var directory = Files.createDirectories(root.resolve(group));
        Files.writeString(directory.resolve("memory.max"), limit + "\n");
        Files.writeString(directory.resolve("memory.current"), used + "\n");
        Files.writeString(directory.resolve("memory.stat"),
                "anon 77\nfile 9000\ninactive_anon 5\nactive_file 6\ninactive_file " + inactive + "\nslab 1\n");
    }

    private OptionalLong left(String... member) {
        return new ControlGroups(root, List.of(member)).availableBytes();
    }

    @Test
    void a_container_has_its_limit_less_what_it_uses_and_cannot_drop() throws IOException {
        version2("", "4000000000", 2500000000L, 700000000);
        assertThat(left("0::/")).hasValue(2_200_000_000L);
        assertThat(left("0::/system.slice/docker-0123.scope")).hasValue(2_200_000_000L);
    }

    @Test
    void the_least_of_all_groups_around_counts() throws IOException {
        version2("", "max", 1, 0);
        version2("kubepods", "9000", 8000, 30);
        version2("kubepods/pod", "5000", 100, 7);
        version2("kubepods/pod/leaf", "max", 50, 3);
        assertThat(left("0::/kubepods/pod/leaf")).hasValue(1030);
        version2("kubepods/pod/leaf", "60", 100, 3);
        assertThat(left("0::/kubepods/pod/leaf")).hasValue(0);
        assertThat(left("0::/")).isEmpty();
    }

    @Test
    void version_1_counts_the_groups_below_and_has_a_number_for_no_limit() throws IOException {
        var memory = Files.createDirectories(root.resolve("memory"));
        var group = Files.createDirectories(memory.resolve("docker/0123"));
        Files.writeString(memory.resolve("memory.limit_in_bytes"), "9223372036854771712\n");
        Files.writeString(memory.resolve("memory.usage_in_bytes"), "12\n");
        Files.writeString(group.resolve("memory.limit_in_bytes"), "1000000\n");
        Files.writeString(group.resolve("memory.usage_in_bytes"), "400000\n");
        Files.writeString(group.resolve("memory.stat"), "inactive_file 11\ntotal_inactive_file 3000\n");
        assertThat(left("5:devices:/", "4:memory:/docker/0123", "0::/")).hasValue(603_000);
        assertThat(left("4:memory:/")).isEmpty();
    }

    @Test
    void where_nothing_is_said_there_is_no_limit() throws IOException {
        assertThat(left()).isEmpty();
        assertThat(left("0::/", "4:memory:/x", "nonsense")).isEmpty();
        Files.writeString(root.resolve("memory.max"), "5000\n");
        assertThat(left("0::/")).isEmpty();
    }

    @Test
    void a_machine_gives_what_it_has_and_a_container_no_more_than_it_may() throws IOException {
        version2("", "5000", 1000, 100);
        var groups = new ControlGroups(root, List.of("0::/"));
        assertThat(Memory.availableBytes(OptionalLong.of(4000), groups)).hasValue(4000);
        assertThat(Memory.availableBytes(OptionalLong.of(4200), groups)).hasValue(4100);
        assertThat(Memory.availableBytes(OptionalLong.empty(), groups)).hasValue(4100);
        assertThat(Memory.availableBytes(OptionalLong.of(9), new ControlGroups(root, List.of()))).hasValue(9);
    }
}
