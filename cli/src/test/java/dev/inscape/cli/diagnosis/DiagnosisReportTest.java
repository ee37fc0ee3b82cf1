package dev.inscape.cli.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.terminal.Ink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisReportTest {

    private static final List<Finding> FINDINGS = List.of(Finding.fact("versions", "inscape", "0.1.0"),
            Finding.check("processor", "threads", "2", 2, true, "never shown"),
            Finding.check("processor", "gemm f32", "149 GFLOP/s", 149.2, false, "cool the machine"));

    @Test
    void eachLineSaysWhetherItIsAsItShouldBe() {
        assertThat(new DiagnosisReport(Ink.of(Ink.Depth.NONE), "./inscape").lines(FINDINGS)).containsExactly("versions",
                "  inscape         0.1.0", "", "processor", "✓ threads         2", "! gemm f32        149 GFLOP/s",
                "                  cool the machine", "",
                "Things work, but one place wants a look: see the lines with !");
    }

    @Test
    void aHealthyMachineIsToldWhatToTry() {
        assertThat(new DiagnosisReport(Ink.of(Ink.Depth.NONE), "./inscape").lines(FINDINGS.subList(0, 2)).getLast())
                .isEqualTo("Everything is as it should be. Try: ./inscape read \"The capital of France is Paris.\"");
    }

    @Test
    void programsGetNumbersBySectionAndName() {
        var document = DiagnosisReport.document(FINDINGS);
        assertThat(document.get("processor")).isEqualTo(Map.of("threads", 2, "gemm_f32", 149.2));
        assertThat(document.get("look"))
                .isEqualTo(List.of(Map.of("at", "processor gemm f32", "advice", "cool the machine")));
    }
}
