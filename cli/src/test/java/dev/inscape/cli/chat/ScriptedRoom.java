package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.model.generation.Cancellation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A room where all that will be typed is known. Answers end in a point, remarks stand in brackets, errors begin with a mark. */
final class ScriptedRoom implements Room {

    private final Queue<String> typed;
    private final List<String> said = new ArrayList<>();
    private final StringBuilder answer = new StringBuilder();

    ScriptedRoom(String... typed) {
        this.typed = new ArrayDeque<>(List.of(typed));
    }

    List<String> said() {
        return said;
    }

    @Override
    public Optional<String> read() {
        return Optional.ofNullable(typed.poll());
    }

    @Override
    public void interruptible(Cancellation cancellation, Runnable work) {
        work.run();
    }

    @Override
    public void show(String piece) {
        answer.append(piece);
    }

    @Override
    public void endAnswer() {
        if (!answer.isEmpty()) {
            said.add(answer + ".");
            answer.setLength(0);
        }
    }

    @Override
    public void say(String remark) {
        said.add("(" + remark + ")");
    }

    @Override
    public void complain(InscapeException failure) {
        said.add("!" + failure.getMessage());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
