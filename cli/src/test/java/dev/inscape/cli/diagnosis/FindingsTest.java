package dev.inscape.cli.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.diagnosis.Finding.Verdict;
import dev.inscape.tensor.runtime.LibTorch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    @Test
    void aMissingGpuIsAFactAndAnAbsentDriverAWarning() {
        assertThat(GpuFindings.of(new LibTorch.Cuda(false, 0)).shown()).startsWith("none: this build is for the CPU");
        assertThat(GpuFindings.of(new LibTorch.Cuda(false, 0)).verdict()).isEqualTo(Verdict.FACT);
        assertThat(GpuFindings.of(new LibTorch.Cuda(true, 0)).verdict()).isEqualTo(Verdict.LOOK);
        assertThat(GpuFindings.of(new LibTorch.Cuda(true, 2)).shown()).isEqualTo("2 devices; use --device cuda");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theAllocatorsSettingsAreLookedAt() {
        assertThat(AllocatorFindings.all(_ -> "")).extracting(Finding::verdict).containsExactly(Verdict.GOOD,
                Verdict.LOOK);
        var tuned = Map.of("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
        assertThat(AllocatorFindings.all(name -> tuned.getOrDefault(name, "1"))).extracting(Finding::verdict)
                .containsOnly(Verdict.GOOD);
    }

    @Test
    void aCacheTellsItsSize(@TempDir Path directory) throws Exception {
        Files.write(directory.resolve("model.bin"), new byte[2048]);
        assertThat(CacheFindings.of("models", directory).shown()).startsWith(directory + ": 2.0 KiB, ");
    }

    @Test
    void aCacheThatIsNotThereYetIsNoFault(@TempDir Path directory) {
        var finding = CacheFindings.of("models", directory.resolve("later/deeper"));
        assertThat(finding.shown()).startsWith(directory + "/later/deeper: not there yet, ");
        assertThat(finding.advice()).doesNotContain("cannot be written");
    }

    @Test
    void theEnvironmentMovesCaches() {
        var environment = Map.of("DJL_CACHE_DIR", "/big/disk");
        assertThat(CacheFindings.directories(name -> environment.getOrDefault(name, "")))
                .containsEntry("tokenizers", Path.of("/big/disk"))
                .containsKeys("libtorch", "models");
    }
}
