package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which files of a model are pulled. Weights as safetensors: {@code model.safetensors}, else the shards that
 * {@code model.safetensors.index.json} names, else every {@code .safetensors} beside it; a pickled {@code pytorch_model*.bin} only
 * where there is no safetensors at all. What other frameworks need ({@code original/}, {@code consolidated.*}, ONNX,
 * {@code .msgpack}, {@code .h5}) stays behind unless it is asked for by name. A {@code .gguf} is taken where there is nothing else, and it is
 * the only one, or the only one that the cache has already.
 */
final class WantedFiles {

    static final String SINGLE = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";
    static final String PICKLED_INDEX = "pytorch_model.bin.index.json";

    private static final Predicate<String> SMALL = Pattern.compile(
            "(config|generation_config|adapter_config|preprocessor_config|processor_config|modules"
                    + "|config_sentence_transformers|sentence_bert_config|tokenizer|tokenizer_config|special_tokens_map"
                    + "|added_tokens|vocab|chat_template)\\.json"
                    + "|chat_template\\.jinja|additional_chat_templates/[^/]+\\.jinja"
                    + "|merges\\.txt|vocab\\.txt|tokenizer\\.model|spiece\\.model|sentencepiece\\.bpe\\.model"
                    + "|\\d+_[A-Za-z]+/(config\\.json|model\\.safetensors)")
            .asMatchPredicate();
    private static final Predicate<String> SAFETENSORS = Pattern
            .compile("(?!consolidated|adapter_model)[^/]+\\.safetensors")
            .asMatchPredicate();
    private static final Predicate<String> PICKLED = Pattern.compile("pytorch_model[^/]*\\.bin(\\.index\\.json)?")
            .asMatchPredicate();

    private WantedFiles() {
    }

    /**
     * The files to pull at first, by name. Where {@link #INDEX} or {@link #PICKLED_INDEX} is among them, the shards that it
     * names come second.
     *
     * @param names of all the model's files
     * @param here  of those that the cache has, at whatever commit
     */
    static List<String> first(String model, Collection<String> names, Collection<String> here) {
        var wanted = new TreeSet<String>();
        names.stream().filter(SMALL).forEach(wanted::add);
        adapter(names, wanted);
        boolean weights = weights(names, wanted) || wanted.stream().anyMatch(name -> name.startsWith("adapter_model"));
        if (!weights) {
            wanted.add(gguf(model, names, here));
        }
        return List.copyOf(wanted);
    }

    private static void adapter(Collection<String> names, Set<String> wanted) {
        if (names.contains("adapter_model.safetensors")) {
            wanted.add("adapter_model.safetensors");
        } else if (names.contains("adapter_model.bin")) {
            wanted.add("adapter_model.bin");
        }
    }

    private static boolean weights(Collection<String> names, Set<String> wanted) {
        if (names.contains(SINGLE)) {
            return wanted.add(SINGLE);
        }
        if (names.contains(INDEX)) {
            return wanted.add(INDEX);
        }
        if (names.stream().anyMatch(SAFETENSORS)) {
            return names.stream().filter(SAFETENSORS).map(wanted::add).reduce(false, Boolean::logicalOr);
        }
        if (names.contains(PICKLED_INDEX)) {
            return wanted.add(PICKLED_INDEX);
        }
        return names.stream().filter(PICKLED).map(wanted::add).reduce(false, Boolean::logicalOr);
    }

    /** The files that were asked for by name; an error where the model lacks one. */
    static List<String> named(String model, Collection<String> names, List<String> asked) {
        for (var name : asked) {
            if (!names.contains(name)) {
                throw new UsageException(model + " has no file \"" + name + "\"" + Suggestions.didYouMean(name, names));
            }
        }
        return List.copyOf(new TreeSet<>(asked));
    }

    private static String gguf(String model, Collection<String> names, Collection<String> here) {
        var all = GgufNames.of(names);
        if (all.isEmpty()) {
            throw new InscapeException(model + " has no weights as safetensors (nor as pytorch_model.bin) among its "
                    + names.size() + " files; ask for files by name if you want those");
        }
        return GgufNames.only(model, all, here);
    }
}
