package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LibTorchTest {

    /** Prints which BLAS was chosen. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            System.out.print(LibTorch.blas());
        }
    }

    @Test
    void the_libraries_are_listed_with_their_files() {
        var libraries = LibTorch.libraries();
        assertThat(libraries).isNotEmpty();
        assertThat(libraries.keySet()).anyMatch(name -> name.contains("torch"));
        assertThat(libraries.values()).anyMatch(file -> file.contains("torch"));
    }

    @Test
    void versions_and_features_are_told() {
        assertThat(LibTorch.version()).matches("\\d+\\.\\d+\\.\\d+-\\d+\\.\\d+\\.\\d+");
        assertThat(LibTorch.blas()).isIn("MKL", "OpenBLAS");
        assertThat(LibTorch.cpuCapability()).isNotBlank();
    }

    @Test
    void a_build_without_cuda_has_no_devices() {
        var cuda = LibTorch.cuda();
        assertThat(cuda.devices()).isGreaterThanOrEqualTo(0);
        assertThat(cuda.built() || cuda.devices() == 0).isTrue();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void the_user_chooses_the_blas() {
        assertThat(Child.of(Main.class).without("INSCAPE_BLAS").run().output()).isEqualTo("MKL");
        assertThat(Child.of(Main.class).with("INSCAPE_BLAS", "openblas").run().output()).isEqualTo("OpenBLAS");
    }
}
