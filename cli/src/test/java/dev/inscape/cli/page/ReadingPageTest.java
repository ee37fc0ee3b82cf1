package dev.inscape.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.reading.Readings;
import dev.inscape.lab.read.Reading;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReadingPageTest {

    private static final Provenance PROVENANCE = new Provenance(new LinkedHashMap<>(Map.of("model", "toy <bert>")));

    private static String html(Reading reading, String text) {
        return ReadingPage.of(reading, text, PROVENANCE);
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document page, String name) {
        var found = page.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Document small() throws Exception {
        return parsed(html(Readings.small(), "Hello 東京"));
    }

    @Test
    void theTextIsThereAsItWasGivenWithItsTokensMarked() throws Exception {
        var text = elements(small(), "p").stream().filter(p -> p.getAttribute("class").equals("text")).findFirst()
                .orElseThrow();
        assertThat(text.getTextContent()).isEqualTo("[CLS]Hello 東京[SEP]");
        var spans = elements(small(), "span");
        assertThat(spans.get(1).getTextContent()).isEqualTo("Hello");
        assertThat(spans.get(1).getAttribute("title")).isEqualTo("token 1: hello, id 7592, moves 0.550 in all");
    }

    @Test
    void everyMoveIsACellWithItsNumber() throws Exception {
        var cells = elements(small(), "td").stream().filter(td -> td.getAttribute("title").contains(", block "))
                .toList();
        assertThat(cells).hasSize(12);
        assertThat(cells.get(1).getAttribute("title")).isEqualTo("[CLS], block 1: 0.40000");
        assertThat(cells.get(1).getAttribute("class")).isEqualTo("h20");
        assertThat(cells.get(1).getTextContent()).isEqualTo("0.400");
    }

    @Test
    void tablesHaveHeadersForThoseWhoListen() throws Exception {
        var page = small();
        assertThat(elements(page, "th")).allMatch(th -> List.of("row", "col").contains(th.getAttribute("scope")));
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(elements(page, "svg")).allMatch(svg -> !svg.getAttribute("aria-label").isEmpty());
    }

    @Test
    void nothingIsFetchedAndNothingRuns() throws Exception {
        var html = html(Readings.small(), "Hello 東京");
        var page = parsed(html);
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "link")).isEmpty();
        assertThat(elements(page, "img")).isEmpty();
        assertThat(html).doesNotContain("src=").doesNotContain("@import").doesNotContain("url(")
                .doesNotContain("href=");
    }

    @Test
    void whatIsInTheTextCannotBecomeMarkup() throws Exception {
        var text = "<script>alert(1)</script> & \"quotes\"";
        var reading = Readings.of(2, "<script>", "alert(1)", "</script>");
        var page = parsed(html(reading, text));
        assertThat(elements(page, "script")).isEmpty();
        assertThat(html(reading, text)).contains("&lt;script&gt;");
        assertThat(elements(page, "dd").getFirst().getTextContent()).isEqualTo("toy <bert>");
    }

    @Test
    void strangeTokensLeaveThePageWellFormed() throws Exception {
        var reading = Readings.of(3, Readings.strange().toArray(String[]::new));
        assertThat(elements(parsed(html(reading, "short")), "table")).hasSize(3);
    }

    @Test
    void aSingleTokenHasNoNeighbours() throws Exception {
        assertThat(elements(parsed(html(Readings.of(1, "a"), "a")), "table")).hasSize(2);
    }

    @Test
    void lightAndDarkFollowTheReader() {
        assertThat(html(Readings.small(), "Hello 東京")).contains("color-scheme: light dark")
                .contains("prefers-color-scheme: dark")
                .contains("\n.h20 { background: #451b87; color: #fff; }")
                .contains("\n  .h20 { background: #e6daff; color: #000; }");
    }
}
