package dev.inscape.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class MarkupTest {

    @Test
    void markupIsWrittenAsText() {
        assertThat(Markup.escape("<b a=\"1\" c='2'>&amp;</b>"))
                .isEqualTo("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
    }

    @Test
    void lineEndsStayInATextButNotInAName() {
        assertThat(Markup.escape("a\nb")).isEqualTo("a\nb");
        assertThat(Markup.name("a\nb")).isEqualTo("a\\nb");
    }

    @Test
    void whatReordersTheLineIsShown() {
        assertThat(Markup.escape("\u202eevil")).isEqualTo("\\u202eevil");
    }

    @Property
    void anyTextIsWellFormed(@ForAll String text) throws Exception {
        var xml = "<p title=\"" + Markup.escape(text) + "\">" + Markup.escape(text) + "</p>";
        var parsed = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        assertThat(parsed.getDocumentElement().getTagName()).isEqualTo("p");
    }
}
