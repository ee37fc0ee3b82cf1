package dev.inscape.hub.lora;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tensors of an adapter by what they do; PEFT names them {@code base_model.model.MODULE.lora_A.weight}. */
final class AdapterNames {

    private static final String PREFIX = "base_model.model.";
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";
    private static final String EMBEDDING_A = ".lora_embedding_A";
    private static final String EMBEDDING_B = ".lora_embedding_B";

    /**
     * The two factors of an update.
     *
     * @param a         the name of A in the adapter
     * @param b         the name of B
     * @param embedding whether they belong to an embedding, whose table is {@code [words, width]}: the product transposed
     */
    record Factors(String a, String b, boolean embedding) {
    }

    private final Map<String, Factors> factors = new LinkedHashMap<>();
    private final Map<String, String> replaced = new LinkedHashMap<>();

    AdapterNames(String file, Set<String> names) {
        for (var name : new TreeSet<>(names)) {
            if (!name.startsWith(PREFIX)) {
                throw new InscapeException(file + " has the tensor " + Quoted.of(name) + ", which does not begin with "
                        + PREFIX + " as those of PEFT do");
            }
            sort(file, name, name.substring(PREFIX.length()), names);
        }
    }

    private void sort(String file, String name, String inside, Set<String> names) {
        if (inside.endsWith(A)) {
            pair(file, name, inside, A, B, names, false);
        } else if (inside.endsWith(EMBEDDING_A)) {
            pair(file, name, inside, EMBEDDING_A, EMBEDDING_B, names, true);
        } else if (inside.endsWith(B)) {
            requirePartner(file, name, B, A, names);
        } else if (inside.endsWith(EMBEDDING_B)) {
            requirePartner(file, name, EMBEDDING_B, EMBEDDING_A, names);
        } else if (inside.contains(".lora_")) {
            throw new InscapeException(file + " has the tensor " + Quoted.of(name)
                    + ", which is no plain LoRA factor (DoRA, biases of factors, others); merge the adapter with PEFT and "
                    + "load the result");
        } else {
            replaced.put(inside.replace(".base_layer.", "."), name);
        }
    }

    private void pair(String file, String name, String inside, String a, String b, Set<String> names,
            boolean embedding) {
        var partner = requirePartner(file, name, a, b, names);
        factors.put(inside.substring(0, inside.length() - a.length()) + ".weight",
                new Factors(name, partner, embedding));
    }

    private static String requirePartner(String file, String name, String own, String other, Set<String> names) {
        var partner = name.substring(0, name.length() - own.length()) + other;
        if (!names.contains(partner)) {
            throw new InscapeException(file + " has " + Quoted.of(name) + " but not " + Quoted.of(partner)
                    + ": half of an update is missing");
        }
        return partner;
    }

    /** By the name of the weight that they change. */
    Map<String, Factors> factors() {
        return factors;
    }

    /** Biases and whole modules: the name in the model, and in the adapter. */
    Map<String, String> replaced() {
        return replaced;
    }
}
