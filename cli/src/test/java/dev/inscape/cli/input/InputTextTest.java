package dev.inscape.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import org.junit.jupiter.api.Test;

class InputTextTest {

    @Test
    void everyCharacterOfATextIsAllowed() {
        assertThat(new InputText("naïve 東京 🚀\t\n\u0007", "x").content()).hasSize(14);
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThatThrownBy(() -> new InputText("", "notes.txt")).isInstanceOf(InscapeException.class)
                .hasMessage("notes.txt is empty; give at least one character");
    }

    @Test
    void aNullCharacterIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> new InputText("ab\0c", "the text")).isInstanceOf(InscapeException.class)
                .hasMessage(
                        "the text has a null character (U+0000) at position 2; a text has none: is this a binary "
                                + "file?");
    }

    @Test
    void halfOfASurrogatePairIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> new InputText("a\ud83d", "the text"))
                .hasMessage("the text has half of a surrogate pair "
                        + "(U+D83D) at position 1; was it cut in the middle of a character?");
        assertThatThrownBy(() -> new InputText("\ude80\ud83d", "the text"))
                .hasMessageContaining("(U+DE80) at position 0");
        assertThatThrownBy(() -> new InputText("\ud83dx", "the text")).hasMessageContaining("(U+D83D) at position 0");
    }

    @Test
    void onlyTheLastLineEndIsDropped() {
        assertThat(InputText.withoutLastLineEnd("a\n")).isEqualTo("a");
        assertThat(InputText.withoutLastLineEnd("a\r\n")).isEqualTo("a");
        assertThat(InputText.withoutLastLineEnd("a\n\n")).isEqualTo("a\n");
        assertThat(InputText.withoutLastLineEnd("a ")).isEqualTo("a ");
        assertThat(InputText.withoutLastLineEnd("\n")).isEmpty();
    }
}
