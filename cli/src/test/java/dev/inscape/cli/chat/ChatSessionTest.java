package dev.inscape.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.text.chat.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChatSessionTest {

    private final List<String> asked = new ArrayList<>();

    /** Answers with what it was asked, in two pieces. */
    private String echo(Conversation conversation, Consumer<String> shown, Cancellation cancellation) {
        asked.add(spelled(conversation));
        var last = String.valueOf(conversation.messages().getLast().fields().get("content"));
        shown.accept("You said: ");
        shown.accept(last);
        return "You said: " + last;
    }

    private static String spelled(Conversation conversation) {
        assertThat(conversation.generationPrompt()).isTrue();
        return conversation.messages().stream()
                .map(message -> message.role() + "=" + message.fields().get("content"))
                .collect(Collectors.joining("|"));
    }

    private ScriptedRoom run(String... typed) {
        var room = new ScriptedRoom(typed);
        new ChatSession(room, this::echo).run();
        return room;
    }

    @Test
    void whatWasSaidBeforeIsPartOfTheConversation() {
        assertThat(run("one", "two").said()).containsExactly("You said: one.", "You said: two.");
        assertThat(asked).containsExactly("user=one", "user=one|assistant=You said: one|user=two");
    }

    @Test
    void resetForgetsAllButTheSystemText() {
        run("/system Be brief.", "one", "/reset", "two");

        assertThat(asked).containsExactly("system=Be brief.|user=one", "system=Be brief.|user=two");
    }

    @Test
    void theSystemTextCanBeChangedAndTakenAway() {
        var room = new ScriptedRoom("one", "/system Be\nrude.", "two", "/system", "three");
        new ChatSession(room, this::echo).withSystem("Be kind.").run();

        assertThat(asked).extracting(conversation -> conversation.substring(0, conversation.indexOf("user")))
                .containsExactly("system=Be kind.|",
                        "system=Be\nrude.|", "");
        assertThat(room.said()).contains("(the system text is set)", "(no system text from now on)");
    }

    @Test
    void quitEndsAndNothingIsReadAfterIt() {
        assertThat(run("one", "/quit", "two").said()).containsExactly("You said: one.");
    }

    @Test
    void helpAndWrongCommandsAreNoMessages() {
        var room = run("/help", "/rset", "/reset now", "/etc/hosts is what?", " /help me");

        assertThat(room.said().getFirst()).contains("/system TEXT");
        assertThat(room.said().subList(1, 3)).containsExactly(
                "!there is no command /rset; did you mean \"/reset\"?; /help lists them, and a blank before it makes it "
                        + "part of a message",
                "!/reset stands alone, without \"now\"");
        assertThat(asked).last()
                .isEqualTo("user=/etc/hosts is what?|assistant=You said: /etc/hosts is what?|user=/help me");
    }

    @Test
    void aCancelledAnswerStaysAsFarAsItCame() {
        var room = new ScriptedRoom("one", "two");
        new ChatSession(room, (conversation, shown, cancellation) -> {
            asked.add(spelled(conversation));
            shown.accept("Well");
            cancellation.cancel();
            return "Well";
        }).run();

        assertThat(asked).last().isEqualTo("user=one|assistant=Well|user=two");
        assertThat(room.said().subList(0, 2)).containsExactly("Well.",
                "(cancelled; what there is of the answer stays part of the conversation)");
    }

    @Test
    void aMessageWithoutAnAnswerIsTakenBack() {
        var room = new ScriptedRoom("one", "two", "three");
        new ChatSession(room, (conversation, shown, cancellation) -> {
            asked.add(spelled(conversation));
            if (asked.size() == 1) {
                throw new InscapeException("the conversation is too long");
            }
            cancellation.cancel();
            return "";
        }).run();

        assertThat(asked).containsExactly("user=one", "user=two", "user=three");
        assertThat(room.said()).startsWith("!the conversation is too long",
                "(cancelled before the answer began; your message is taken back)");
    }

    @Test
    void aModelMayHaveNothingToSay() {
        new ChatSession(new ScriptedRoom("one", "two"), (conversation, shown, cancellation) -> {
            asked.add(spelled(conversation));
            return "";
        }).run();

        assertThat(asked).last().isEqualTo("user=one|assistant=|user=two");
    }
}
