package dev.inscape.hub.cache;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * flock(2), the lock that Python's {@code filelock} takes on Linux and macOS. {@link java.nio.channels.FileChannel#lock()} takes
 * one of another kind (fcntl), which flock(2) does not see. Two descriptors exclude each other inside one process too.
 */
final class Flock implements FileLocking.Held {

    private static final int READ_WRITE = 2;
    private static final int EXCLUSIVE_NOW = 2 | 4;
    private static final int INTERRUPTED = 4;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle FLOCK = function("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final int descriptor;

    private Flock(int descriptor) {
        this.descriptor = descriptor;
    }

    /** The lock; none while somebody else holds it, or where the file was removed while it was opened. */
    static Optional<FileLocking.Held> attempt(Path file) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            int closeOnExec = FileLocking.MACOS ? 0x1000000 : 0x80000;
            var name = arena.allocateFrom(file.toString());
            int descriptor = call(OPEN, state, name, READ_WRITE | closeOnExec);
            if (descriptor < 0) {
                throw new IOException("open gave the error " + errno(state));
            }
            boolean kept = false;
            var lock = new Flock(descriptor);
            try {
                kept = call(FLOCK, state, descriptor, EXCLUSIVE_NOW) == 0 ? lock.isOn(file) : refused(errno(state));
                return kept ? Optional.of(lock) : Optional.empty();
            } finally {
                if (!kept) {
                    lock.close();
                }
            }
        }
    }

    private static boolean refused(int errno) throws IOException {
        int heldElsewhere = FileLocking.MACOS ? 35 : 11;
        if (errno != heldElsewhere && errno != INTERRUPTED) {
            throw new IOException("flock gave the error " + errno);
        }
        return false;
    }

    /** Python removes a lock file when it lets go: a lock on a removed file keeps nobody out. */
    private boolean isOn(Path file) throws IOException {
        try {
            var opened = Files.readAttributes(Path.of("/dev/fd/" + descriptor), BasicFileAttributes.class).fileKey();
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey().equals(opened);
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    @Override
    public void close() {
        try (var arena = Arena.ofConfined()) {
            int closed = call(CLOSE, arena.allocate(STATE), descriptor);
            assert closed == 0 : "the descriptor was open";
        }
    }

    private static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor,
                Linker.Option.captureCallState("errno"));
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the C library could not be called", e);
        }
    }
}
