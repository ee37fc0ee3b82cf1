package dev.inscape.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.colour.Ramp;
import dev.inscape.cli.heatmap.Heatmap;
import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.report.Block;
import dev.inscape.cli.report.Report;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportPageTest {

    private static final String HOSTILE = "</td><script>x</script>\u202e\"'&";

    private static final Report REPORT = new Report("tiny <lens>", "2 tokens", List.of(
            new Block.Heat("Shares", "what is said", new Heatmap("layer", List.of("layer 0"), List.of("0 a", HOSTILE),
                    List.of(List.of(new Heatmap.Cell(-0.5, HOSTILE, "all " + HOSTILE),
                            new Heatmap.Cell(2, "b", "two"))),
                    new Heatmap.Scale(2, true, 1))),
            new Block.Lines("Sum", List.of("a < b")),
            new Block.Columns("Next", List.of("token", "share"), List.of(false, true),
                    List.of(List.of(HOSTILE, "0.5"))),
            new Block.Answers("Says", List.of(new Block.Answer("with", "one\ntwo " + HOSTILE)))));

    private static String html() {
        return ReportPage.of(REPORT, new Provenance(new LinkedHashMap<>(Map.of("model", "tiny"))));
    }

    private static List<Element> elements(String name) throws Exception {
        Document page = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html())));
        var found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    @Test
    void aCellHasItsLabelItsColourAndAllThatIsKnown() throws Exception {
        var cells = elements("td").stream().filter(td -> td.hasAttribute("title")).toList();
        assertThat(cells).extracting(td -> td.getAttribute("class")).containsExactly("s8", "s20");
        assertThat(cells.getLast().getTextContent()).isEqualTo("b");
        assertThat(cells.getFirst().getAttribute("title")).startsWith("all </td><script>");
    }

    @Test
    void nothingInATokenIsMarkup() throws Exception {
        assertThat(elements("script")).isEmpty();
        assertThat(html()).doesNotContain("\u202e").contains("\\u202e");
    }

    @Test
    void thePageIsOfOneFileWithHeadersAndRegionsThatTheKeyboardReaches() throws Exception {
        assertThat(html()).doesNotContain("src=").doesNotContain("href=").doesNotContain("url(");
        assertThat(elements("th")).allMatch(th -> List.of("row", "col").contains(th.getAttribute("scope")))
                .noneMatch(th -> th.getTextContent().isEmpty());
        assertThat(elements("div").stream().filter(div -> div.getAttribute("class").equals("wide")))
                .allMatch(div -> div.getAttribute("tabindex").equals("0") && !div.getAttribute("aria-label").isEmpty());
    }

    @Test
    void answersStandInArticlesWithTheirLines() throws Exception {
        assertThat(elements("article").getFirst().getTextContent()).startsWith("withone\ntwo ");
    }

    @Test
    void signsHaveColoursOnLightAndOnDarkThatTextCanBeReadOn() {
        assertThat(html()).contains("\n.s0 { background: #1f5fa8; color: #fff; }")
                .contains("\n  .s0 { background: #8cc4ff; color: #000; }");
        for (var ramp : List.of(Ramp.SIGNED_ON_LIGHT, Ramp.SIGNED_ON_DARK, Ramp.BLUE_TO_RED)) {
            for (int step = 0; step <= PageStyle.STEPS; step++) {
                int colour = ramp.at(step / (double) PageStyle.STEPS);
                double ground = Ramp.luminance(colour) + 0.05;
                assertThat(Ramp.isLight(colour) ? ground / 0.05 : 1.05 / ground).isGreaterThanOrEqualTo(4.5);
            }
        }
    }
}
