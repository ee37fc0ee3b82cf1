package dev.inscape.tensor.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What Linux allows the group of processes that this one belongs to: a container's limits.
 *
 * @param root   where the groups are mounted
 * @param member what {@code /proc/self/cgroup} says: {@code 0::/path} for version 2, {@code 4:memory:/path} for version 1
 */
record ControlGroups(Path root, List<String> member) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Names of the files of a version; those of version 1 count a group together with the groups below it too. */
    private record Names(String limit, String used, String reclaimable) {
        static final Names VERSION_1 = new Names("memory.limit_in_bytes", "memory.usage_in_bytes",
                "total_inactive_file");
        static final Names VERSION_2 = new Names("memory.max", "memory.current", "inactive_file");
    }

    static ControlGroups ofProcess() {
        var file = Path.of("/proc/self/cgroup");
        return new ControlGroups(Path.of("/sys/fs/cgroup"), Files.isReadable(file) ? lines(file) : List.of());
    }

    /**
     * Bytes that may still be taken before the first limit, of the group or one around it, is reached; pages of files that can
     * be dropped count as free. None where there is no limit.
     */
    OptionalLong availableBytes() {
        return member.stream().map(line -> line.split(":", 3)).filter(parts -> parts.length == 3)
                .flatMapToLong(parts -> switch (parts[1]) {
                    case "" -> left(root, parts[2], Names.VERSION_2);
                    case "memory" -> left(root.resolve("memory"), parts[2], Names.VERSION_1);
                    default -> LongStream.empty();
                }).min();
    }

    /** A container may see its own group at the mount's root, under whatever path its host knows it. */
    private static LongStream left(Path mount, String path, Names names) {
        var left = LongStream.builder();
        for (@Nullable Path group = mount.resolve(path.substring(path.startsWith("/") ? 1 : 0))
                .normalize(); group != null
                        && group.startsWith(mount); group = group.getParent()) {
            left(group, names).ifPresent(left);
        }
        return left.build();
    }

    private static OptionalLong left(Path group, Names names) {
        var limit = number(group.resolve(names.limit()));
        var used = number(group.resolve(names.used()));
        if (limit.isEmpty() || used.isEmpty()) {
            return OptionalLong.empty();
        }
        long reclaimable = lines(group.resolve("memory.stat")).stream().map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[0].equals(names.reclaimable()))
                .mapToLong(parts -> Long.parseLong(parts[1])).findFirst().orElse(0);
        return OptionalLong.of(Math.max(0, limit.getAsLong() - used.getAsLong() + reclaimable));
    }

    /** None for {@code max}, and for the number of 19 digits that means the same in version 1. */
    private static OptionalLong number(Path file) {
        var text = lines(file).stream().findFirst().orElse("");
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static List<String> lines(Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
