package dev.inscape.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.cli.terminal.CapturedTerminal;
import dev.inscape.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainRoomTest {

    private final List<String> heard = new ArrayList<>();

    private void talk(Terminal terminal, String answer) {
        try (var room = new PlainRoom(terminal)) {
            new ChatSession(room, (conversation, shown, cancellation) -> {
                heard.add(String.valueOf(conversation.messages().getLast().fields().get("content")));
                answer.codePoints().forEach(point -> shown.accept(Character.toString(point)));
                return answer;
            }).run();
        }
    }

    @Test
    void oneLineIsOneMessageAndOneAnswerEndsOneLine() {
        var terminal = new CapturedTerminal().typing("東 one\\\r\n\n   \nlast");
        talk(terminal.open(), "fine 😀");

        assertThat(heard).containsExactly("東 one\\", "last");
        assertThat(terminal.out()).isEqualTo("fine 😀\nfine 😀\n");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void anAnswerThatEndsItsLineGetsNoSecondEnd() {
        var terminal = new CapturedTerminal().typing("one\n");
        talk(terminal.open(), "a\nb\n");

        assertThat(terminal.out()).isEqualTo("a\nb\n");
    }

    @Test
    void remarksStandApartFromAnswers() {
        var terminal = new CapturedTerminal().typing("/system Be brief.\none\n");
        talk(terminal.open(), "fine");

        assertThat(terminal.out()).isEqualTo("fine\n");
        assertThat(terminal.err()).isEqualTo("inscape: the system text is set\n");
    }

    @Test
    void anErrorEndsTheProgram() {
        var terminal = new CapturedTerminal().typing("/rset\none\n").open();

        assertThatThrownBy(() -> talk(terminal, "fine")).isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no command /rset");
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsNoTextIsRefusedWithItsPlace() {
        var latin = new CapturedTerminal().typing(new byte[]{'a', '\n', 'b', (byte) 0xE9, '\n'}).open();
        var binary = new CapturedTerminal().typing("a\nb\0\n").open();

        assertThatThrownBy(() -> talk(latin, "fine")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("standard input is not UTF-8: byte 0xE9 at offset 3");
        assertThatThrownBy(() -> talk(binary, "fine")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("standard input line 2 has a null character");
    }

    @Test
    void nobodyIsAnsweredWhereNobodyReads() {
        talk(new CapturedTerminal().typing("one\ntwo\nthree\n").openBroken("Broken pipe"), "fine");

        assertThat(heard).containsExactly("one");
    }

    @Test
    void aScreenGetsNoControlCharactersAndAPipeGetsAll() {
        var screen = new CapturedTerminal().typing("one\n").onScreen(80);
        var pipe = new CapturedTerminal().typing("one\n");
        talk(screen.open(), "\u001b[31mred\u202e\t👩‍🔬é\n");
        talk(pipe.open(), "\u001b[31mred");

        assertThat(screen.out()).isEqualTo("\\u001b[31mred\\u202e\t👩‍🔬é\n");
        assertThat(pipe.out()).isEqualTo("\u001b[31mred\n");
    }
}
