package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import org.junit.jupiter.api.Test;

class TokensCommandTest {

    @Test
    void tokensAreATableWithPlacesInUtf16() {
        assertThat(Run.inscape("tokens", "minilm", "🚀 naïve tokenization").out()).isEqualTo("""
                      id  piece      start  end
                0    101  [CLS]
                1    100  [UNK]          0    2
                2  15743  naive          3    8
                3  19204  token          9   14
                4   3989  ##ization     14   21
                5    102  [SEP]
                """);
    }

    @Test
    void theModelCanBeLeftOut() {
        assertThat(Run.inscape("tokens", "Paris")).isEqualTo(Run.inscape("tokens", "minilm", "Paris"));
    }

    @Test
    void specialTokensCanBeLeftOut() {
        assertThat(Run.inscape("tokens", "Paris", "--no-special").out()).doesNotContain("[CLS]").contains("paris");
    }

    @Test
    void jsonHasTheSame() throws Exception {
        var tokens = new ObjectMapper().readTree(Run.inscape("tokens", "--json", "Paris").out()).get("tokens");
        assertThat(tokens).hasSize(3);
        assertThat(tokens.get(1).toString())
                .isEqualTo("{\"id\":3000,\"piece\":\"paris\",\"start\":0,\"end\":5,\"special\":false}");
    }

    @Test
    void standardInputIsRead() {
        assertThat(Run.on(terminal -> terminal.typing("Paris\n"), "tokens", "-").out()).contains("3000  paris");
    }

    @Test
    void aFileIsNotOpened() {
        assertThat(Run.inscape("tokens", "/etc/hostname").out()).contains("##name");
    }
}
