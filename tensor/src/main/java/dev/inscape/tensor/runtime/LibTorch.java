package dev.inscape.tensor.runtime;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/** The native library: loaded once, after the settings that it reads while loading have been completed. */
public final class LibTorch {

    private static final Map<String, String> JAVACPP = Map.of(
            // JavaCPP compares resident memory with the Java heap and fails; tensors are counted by their scopes instead.
            "org.bytedeco.javacpp.maxBytes", "0", "org.bytedeco.javacpp.maxPhysicalBytes", "0");

    private static volatile boolean loaded;

    private LibTorch() {
    }

    /** Loads LibTorch if that has not happened yet. The first load on a machine unpacks some 600 MB. */
    public static void load() {
        if (!loaded) {
            loadOnce();
        }
    }

    private static synchronized void loadOnce() {
        if (loaded) {
            return;
        }
        JAVACPP.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        chooseBlas();
        setThreads();
        // oneDNN keeps a compiled kernel for each shape; texts come in many lengths, and each kernel takes memory.
        Environment.byDefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "256");
        Malloc.keepFreedMemory();
        try {
            Loader.load(torch.class);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new InscapeException("LibTorch could not be loaded for " + Loader.getPlatform() + ": "
                    + e.getMessage()
                    + "; is there disk space under ~/.javacpp, and is the platform's classifier on the class path?", e);
        }
        torch.set_num_threads(Threads.inUse());
        loaded = true;
    }

    private static void chooseBlas() {
        var wanted = System.getenv().getOrDefault("INSCAPE_BLAS", mklIsThere() ? "mkl" : "openblas");
        if (wanted.equals("mkl")) {
            System.setProperty("org.bytedeco.openblas.load",
                    System.getProperty("org.bytedeco.openblas.load", "mkl"));
            // LibTorch's own loops run on GNU's OpenMP; a second runtime would bring a second team of threads.
            Environment.byDefault("MKL_THREADING_LAYER", "GNU");
            // How long a thread of the team spins before it sleeps. By default that is long, and on a crowded machine it is
            // taken away from the very thread that is waited for (DESIGN.md has what was measured).
            if (System.getenv("OMP_WAIT_POLICY") == null) {
                Environment.byDefault("GOMP_SPINCOUNT", "5000");
            }
        } else {
            // OpenBLAS has threads of its own: those of OpenMP must sleep, not spin, while it works.
            Environment.byDefault("OMP_WAIT_POLICY", "passive");
        }
    }

    private static boolean mklIsThere() {
        var name = Loader.getPlatform().startsWith("windows") ? "mkl_rt.2.dll" : "libmkl_rt.so.2";
        return LibTorch.class.getResource("/org/bytedeco/mkl/" + Loader.getPlatform() + "/" + name) != null;
    }

    private static void setThreads() {
        var threads = Integer.toString(Threads.inUse());
        for (var variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            Environment.set(variable, threads);
        }
    }

    static boolean isLoaded() {
        return loaded;
    }

    /** The versions of LibTorch and of its binding, as {@code 2.10.0-1.5.13}. */
    public static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            throw new IllegalStateException("the jar of org.bytedeco:pytorch does not tell its version", e);
        }
    }

    /** Where the native libraries are unpacked to. */
    public static Path unpackedInto() {
        var set = System.getProperty("org.bytedeco.javacpp.cachedir");
        return set == null ? Path.of(System.getProperty("user.home"), ".javacpp", "cache") : Path.of(set);
    }

    /** The library behind matrix products: {@code MKL} or {@code OpenBLAS}. */
    public static String blas() {
        load();
        return "mkl".equals(System.getProperty("org.bytedeco.openblas.load")) ? "MKL" : "OpenBLAS";
    }

    /** The vector instructions that LibTorch's own loops use: {@code AVX512}, {@code AVX2}, {@code DEFAULT}. */
    public static String cpuCapability() {
        load();
        try (var temporaries = new PointerScope()) {
            return torch.get_cpu_capability().getString();
        }
    }

    /** Whether this build contains CUDA, and whether a device answers. */
    public static Cuda cuda() {
        load();
        boolean built = torch.hasCUDA();
        return new Cuda(built, built && torch.cuda_is_available() ? torch.cuda_device_count() : 0);
    }

    /** The native libraries that JavaCPP has loaded, with their files: shows mixtures of CPU and GPU builds. */
    public static Map<String, String> libraries() {
        load();
        return new TreeMap<>(Loader.getLoadedLibraries());
    }

    /**
     * What this build and machine have of CUDA.
     *
     * @param built   whether the library was built with CUDA
     * @param devices how many devices answer
     */
    public record Cuda(boolean built, int devices) {
    }
}
