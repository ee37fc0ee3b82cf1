package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    @Test
    void theMachineIsDescribedAndMeasured() {
        var run = Run.inscape("doctor");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("libtorch", "binding", "blas", "threads", "vectors", "read bandwidth", "gpu", "java heap")
                .contains("few rows", "start the JVM with --add-modules jdk.incubator.vector")
                .containsPattern("gemm f32 +\\d+ GFLOP/s");
    }

    @Test
    void jsonHasNumbers() throws Exception {
        var json = new ObjectMapper().readTree(Run.inscape("doctor", "--json").out());
        assertThat(json.get("processor").get("gemm_f32").asDouble()).isPositive();
        assertThat(json.get("processor").get("read_bandwidth").asDouble()).isPositive();
        assertThat(json.get("caches").get("models").get("free_bytes").asLong()).isPositive();
        assertThat(json.get("look").isArray()).isTrue();
    }
}
