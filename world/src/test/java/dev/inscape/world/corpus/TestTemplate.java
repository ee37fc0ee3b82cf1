package dev.inscape.world.corpus;

import dev.inscape.text.chat.ChatTemplate;
import dev.inscape.text.chat.Conversation;
import dev.inscape.text.chat.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the chat template makes of messages, the first of them a user's; the answer is invited where it is the assistant's turn. */
final class TestTemplate {

    private TestTemplate() {
    }

    static String write(List<String> said) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < said.size(); i++) {
            messages.add(i % 2 == 0 ? Message.user(said.get(i)) : Message.assistant(said.get(i)));
        }
        var conversation = Conversation.of(messages);
        return ChatTemplate.parse(Dialogues.TEMPLATE)
                .withSpecialTokens(Map.of("bos_token", "<s>", "eos_token", "</s>"))
                .render(said.size() % 2 == 1 ? conversation.withGenerationPrompt() : conversation);
    }
}
