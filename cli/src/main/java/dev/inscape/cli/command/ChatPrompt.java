package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.ModelText;
import dev.inscape.text.chat.ChatTemplates;
import dev.inscape.text.chat.Conversation;
import dev.inscape.text.chat.Message;

/** What a model's chat template makes of messages. The template writes the special tokens itself. */
final class ChatPrompt {

    private ChatPrompt() {
    }

    /** The templates; where there are none an error, with what to do instead. */
    static ChatTemplates templates(ModelFiles files, String instead) {
        return ModelText.chatTemplates(files).orElseThrow(() -> new InscapeException(
                files.name() + " has no chat template: it was not made for conversations; " + instead));
    }

    /** Messages before the model's answer. */
    static String of(ChatTemplates templates, Message... messages) {
        return templates.render(Conversation.of(messages).withGenerationPrompt()).text();
    }
}
