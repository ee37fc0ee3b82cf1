package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.text.chat.Conversation;
import dev.inscape.text.chat.Message;
import java.util.ArrayList;
import java.util.List;

/** A conversation: messages are read and answered until they end. */
public final class ChatSession {

    private final Room room;
    private final Answerer answerer;
    private final List<Message> turns = new ArrayList<>();
    private String system = "";

    public ChatSession(Room room, Answerer answerer) {
        this.room = room;
        this.answerer = answerer;
    }

    /** With a system text to begin with, as {@code /system} sets it; an empty one is none. */
    public ChatSession withSystem(String text) {
        system = text;
        return this;
    }

    /** Goes on to the end of the input or to {@code /quit}. Closes nothing. */
    public void run() {
        boolean open = true;
        while (open) {
            var typed = room.read();
            open = typed.isPresent() && follow(typed.get());
        }
    }

    private boolean follow(String typed) {
        try {
            return follow(Entry.of(typed));
        } catch (InscapeException e) {
            room.complain(e);
            return true;
        }
    }

    private boolean follow(Entry entry) {
        switch (entry) {
            case Entry.Said(var text) -> reply(text);
            case Entry.Help() -> room.say(Entry.HELP);
            case Entry.Reset() -> {
                turns.clear();
                room.say("the conversation begins anew");
            }
            case Entry.SystemText(var text) -> {
                system = text;
                room.say(text.isEmpty() ? "no system text from now on" : "the system text is set");
            }
            case Entry.Quit() -> {
                return false;
            }
        }
        return true;
    }

    /** A message without an answer is taken back: templates want users and assistants to take turns. */
    private void reply(String text) {
        turns.add(Message.user(text));
        int asked = turns.size();
        var cancellation = new Cancellation();
        try {
            room.interruptible(cancellation, () -> {
                var answer = answerer.answer(conversation(), room::show, cancellation);
                if (!answer.isEmpty() || !cancellation.isCancelled()) {
                    turns.add(Message.assistant(answer));
                }
            });
        } finally {
            room.endAnswer();
            if (turns.size() == asked) {
                turns.removeLast();
            }
        }
        if (cancellation.isCancelled()) {
            room.say(turns.size() < asked
                    ? "cancelled before the answer began; your message is taken back"
                    : "cancelled; what there is of the answer stays part of the conversation");
        }
    }

    private Conversation conversation() {
        var messages = new ArrayList<Message>();
        if (!system.isEmpty()) {
            messages.add(Message.system(system));
        }
        messages.addAll(turns);
        return Conversation.of(messages).withGenerationPrompt();
    }
}
