package dev.inscape.tensor.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The process's own environment, as native libraries will read it when they load. Java's {@link System#getenv} is a copy
 * made at the start and does not show what is set here.
 */
final class Environment {

    private Environment() {
    }

    /** Sets a variable unless the user has set it. Does nothing where the C library has no {@code setenv} (Windows). */
    static void byDefault(String name, String value) {
        if (System.getenv(name) == null) {
            set(name, value);
        }
    }

    static void set(String name, String value) {
        if (value.equals(System.getenv(name))) {
            return;
        }
        call("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT), (function, arena) -> {
            MemorySegment key = arena.allocateFrom(name);
            MemorySegment text = arena.allocateFrom(value);
            int unused = (int) function.invokeExact(key, text, 1);
        });
    }

    /** Calls {@code mallopt(parameter, value)} where the C library is glibc. */
    static void mallopt(int parameter, int value) {
        call("mallopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), (function, arena) -> {
            int unused = (int) function.invokeExact(parameter, value);
        });
    }

    private static void call(String symbol, FunctionDescriptor type, Call call) {
        var linker = Linker.nativeLinker();
        var address = linker.defaultLookup().find(symbol);
        if (address.isEmpty()) {
            return;
        }
        try (var arena = Arena.ofConfined()) {
            call.with(linker.downcallHandle(address.get(), type), arena);
        } catch (Throwable e) {
            throw new IllegalStateException(symbol + " could not be called", e);
        }
    }

    @FunctionalInterface
    private interface Call {
        @SuppressWarnings("IllegalThrows") // what a method handle declares
        void with(MethodHandle function, Arena arena) throws Throwable;
    }
}
