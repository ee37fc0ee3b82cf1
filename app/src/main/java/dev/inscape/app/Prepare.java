package dev.inscape.app;

import dev.inscape.tensor.runtime.LibTorch;

/**
 * The last step of the launcher's build: loads what the first command would otherwise unpack.
 *
 * <p>JavaCPP writes LibTorch's libraries, some 600 MB, into its cache when they are loaded for the first time. That takes
 * longer than most commands, so it belongs to the build.
 */
public final class Prepare {
    private Prepare() {
    }

    /** Loads the native libraries and says which. */
    public static void main(String[] arguments) {
        LibTorch.load();
        System.out.println("LibTorch " + LibTorch.version() + ", " + LibTorch.blas());
    }
}
