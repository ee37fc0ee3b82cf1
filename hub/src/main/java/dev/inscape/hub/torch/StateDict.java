package dev.inscape.hub.torch;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.torch.Pickled.Many;
import dev.inscape.hub.torch.Pickled.Mapping;
import dev.inscape.hub.torch.Pickled.TensorValue;
import dev.inscape.hub.torch.Pickled.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the tensors of what a file holds. Of a dict without tensors of its own that has a dict under {@code state_dict},
 * {@code model_state_dict} or {@code model} (looked for in this order), only that one is taken: the rest is an optimiser's. Names of nested dicts and
 * lists are joined by dots, list items by their number; a tensor alone is called {@code tensor}. What is no tensor is left out.
 */
final class StateDict {

    private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");
    private static final int DEEPEST = 64;
    private static final int MOST_VISITS = 1_000_000;
    private static final long MOST_LETTERS = 1 << 24;

    private final Complaint complaint;
    private final Map<String, View> found = new LinkedHashMap<>();
    private int visits;
    private long letters;

    private StateDict(Complaint complaint) {
        this.complaint = complaint;
    }

    static Map<String, View> of(Pickled root, Complaint complaint) {
        var dict = new StateDict(complaint);
        if (root instanceof TensorValue(var view)) {
            return Map.of("tensor", view);
        }
        var inner = unwrapped(root);
        dict.visit("", inner, 0);
        if (dict.found.isEmpty() && inner != root) {
            dict.visit("", root, 0); // a "model" that is a description, not weights
        }
        if (dict.found.isEmpty()) {
            throw complaint.refused("holds no tensor, only " + root.kind());
        }
        return dict.found;
    }

    private static Pickled unwrapped(Pickled root) {
        if (root instanceof Mapping outer && outer.items.values().stream().noneMatch(TensorValue.class::isInstance)) {
            for (var name : WRAPPERS) {
                if (outer.items.get(name) instanceof Mapping inner) {
                    return inner;
                }
            }
        }
        return root;
    }

    private void visit(String name, Pickled value, int depth) {
        letters += name.length();
        if (++visits > MOST_VISITS || letters > MOST_LETTERS || depth > DEEPEST) {
            throw damaged(value, depth);
        }
        switch (value) {
            case TensorValue(var view) -> {
                if (found.put(name, view) != null) {
                    throw complaint.refused("has two tensors that would be named \"" + Quoted.of(name) + "\"");
                }
            }
            case Mapping mapping -> mapping.items.forEach((key, item) -> visitPart(name, key, item, depth));
            case Many many -> visitAll(name, many.items, depth);
            case Tuple tuple -> visitAll(name, tuple.items(), depth);
            default -> {
            }
        }
    }

    private void visitAll(String name, List<Pickled> items, int depth) {
        for (int i = 0; i < items.size(); i++) {
            visitPart(name, Integer.toString(i), items.get(i), depth);
        }
    }

    private void visitPart(String name, String key, Pickled item, int depth) {
        if (item instanceof TensorValue || item instanceof Mapping || item instanceof Many || item instanceof Tuple) {
            visit(joined(name, key), item, depth + 1);
        }
    }

    private static String joined(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** A container that holds itself, or that is repeated so often that nobody could name its parts. */
    private InscapeException damaged(Pickled value, int depth) {
        long at = switch (value) {
            case Mapping mapping -> mapping.at;
            case Many many -> many.at;
            default -> 0;
        };
        return complaint.damaged(depth > DEEPEST
                ? "a container lies " + depth + " deep, or holds itself,"
                : "its containers repeat each other to more than " + MOST_VISITS + " parts or " + MOST_LETTERS
                        + " letters of names",
                at);
    }
}
