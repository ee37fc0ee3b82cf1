package dev.inscape.tensor.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** This process's and this machine's memory, where Linux tells it. */
public final class Memory {

    private Memory() {
    }

    /** Bytes of main memory that this process occupies now, mapped files that it has touched included. */
    public static OptionalLong residentBytes() {
        return field("/proc/self/status", "VmRSS:");
    }

    /** The most that {@link #residentBytes} has been. */
    public static OptionalLong peakResidentBytes() {
        return field("/proc/self/status", "VmHWM:");
    }

    /** Bytes that could be had without swapping, and within the limits of the container that this runs in. */
    public static OptionalLong availableBytes() {
        return availableBytes(field("/proc/meminfo", "MemAvailable:"), ControlGroups.ofProcess());
    }

    static OptionalLong availableBytes(OptionalLong ofMachine, ControlGroups groups) {
        return LongStream.concat(ofMachine.stream(), groups.availableBytes().stream()).min();
    }

    public static OptionalLong totalBytes() {
        return field("/proc/meminfo", "MemTotal:");
    }

    private static OptionalLong field(String file, String name) {
        var path = Path.of(file);
        if (!Files.isReadable(path)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }
}
