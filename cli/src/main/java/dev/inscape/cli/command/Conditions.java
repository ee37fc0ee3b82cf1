package dev.inscape.cli.command;

import dev.inscape.cli.report.Block;
import dev.inscape.cli.report.Report;
import dev.inscape.model.Model;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.Generated;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.site.Tap;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One prompt under several conditions: what is said next, and how probable it was. Every answer is greedy. */
final class Conditions {

    private final Model model;
    private final Encoding prompt;
    private final GenerateOptions options;
    private final NextTokens next;
    private final Map<String, Generated> answers = new LinkedHashMap<>();

    Conditions(Model model, Encoding prompt, int maxNew) {
        this.model = model;
        this.prompt = prompt;
        this.options = GenerateOptions.greedy(maxNew);
        this.next = new NextTokens(model);
    }

    Conditions with(String condition, Tap tap) {
        next.with(condition, model, prompt, tap);
        answers.put(condition,
                model.generate(List.of(prompt), options, tap, GenerationListener.NONE, new Cancellation())
                        .getFirst());
        return this;
    }

    Report report(String title, List<String> facts) {
        var said = answers.entrySet().stream()
                .map(answer -> new Block.Answer(answer.getKey(), answer.getValue().text())).toList();
        return new Report(model.shape().name() + ", " + title, LaboratoryOptions.facts(model, prompt.length()),
                List.of(new Block.Lines("What was done", facts), new Block.Answers("What it says", said),
                        next.block()));
    }

    Map<String, Object> document(Map<String, Object> done) {
        var document = new LinkedHashMap<String, Object>();
        document.put("prompt_ids", prompt.ids());
        document.putAll(done);
        var said = new ArrayList<Object>();
        answers.forEach((condition, answer) -> {
            var members = new LinkedHashMap<String, Object>();
            members.put("condition", condition);
            members.put("new_ids", answer.newIds());
            members.put("text", answer.text());
            said.add(members);
        });
        document.put("answers", said);
        document.put("next", next.document());
        return document;
    }
}
