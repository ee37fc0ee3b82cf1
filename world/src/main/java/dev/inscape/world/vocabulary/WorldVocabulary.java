package dev.inscape.world.vocabulary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.world.Relation;
import dev.inscape.world.World;
import dev.inscape.world.corpus.Dialogues;
import dev.inscape.world.corpus.Sameness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tokens of a world: words whole, made-up names in syllables, and all 256 bytes, so that every text can be written. A
 * tokenizer.json with a byte-level BPE model that looks whole words up first, as that of Llama 3 does.
 */
public final class WorldVocabulary {

    public static final String PAD = "<pad>";
    public static final String BOS = "<s>";
    public static final String EOS = "</s>";

    private static final List<String> SPECIAL = List.of(PAD, BOS, EOS);

    /** How the ByteLevel step of Hugging Face's library cuts the words that stand here. */
    private static final Pattern WORD = Pattern.compile(" ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+");

    private static final String SPACE = spelled(" ");

    private final Set<String> pieces = new LinkedHashSet<>(SPECIAL);
    private final List<List<String>> merges = new ArrayList<>();

    public WorldVocabulary(World world) {
        for (int value = 0; value < 256; value++) {
            pieces.add(Character.toString(spelled(value)));
        }
        world.syllables().forEach(this::merge);
        world.syllables().forEach(syllable -> merge(World.capitalised(syllable)));
        world.syllables().forEach(syllable -> afterSpace(World.capitalised(syllable)));
        world.syllables().forEach(this::afterSpace);
        words(world);
    }

    private void merge(String syllable) {
        merges.add(List.of(syllable.substring(0, 1), syllable.substring(1)));
        pieces.add(syllable);
    }

    private void afterSpace(String syllable) {
        merges.add(List.of(SPACE, syllable));
        pieces.add(SPACE + syllable);
    }

    private void words(World world) {
        for (var relation : Relation.values()) {
            relation.patterns().forEach(this::words);
        }
        words(Sameness.pattern());
        Dialogues.phrases().forEach(this::words);
        words(" This statement is: TRUE FALSE");
        world.facts(Relation.CAPITAL).forEach(fact -> words(" " + fact.subject()));
        world.objects(Relation.ANIMAL).forEach(animals -> words(" " + animals));
        world.facts(Relation.NUMBER).forEach(fact -> words(" " + fact.subject() + " " + fact.object()));
    }

    /** A sentence's first word with and without a space before it. */
    private void words(String sentence) {
        var found = WORD.matcher(sentence);
        while (found.find()) {
            var word = found.group();
            if (!word.contains("%") && !word.equals(" s")) {
                pieces.add(spelled(word));
                if (found.start() == 0 && !word.startsWith(" ")) {
                    pieces.add(SPACE + spelled(word));
                }
            }
        }
    }

    public int size() {
        return pieces.size();
    }

    public long id(String piece) {
        return List.copyOf(pieces).indexOf(piece);
    }

    /** The tokenizer.json. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", "1.0").putNull("truncation").putNull("padding");
        var added = json.putArray("added_tokens");
        for (var special : SPECIAL) {
            added.addObject().put("id", id(special)).put("content", special).put("single_word", false)
                    .put("lstrip", false).put("rstrip", false).put("normalized", false).put("special", true);
        }
        json.putNull("normalizer");
        json.set("pre_tokenizer", byteLevel(true));
        json.set("post_processor", beginning());
        json.set("decoder", byteLevel(true));
        var model = json.putObject("model").put("type", "BPE").putNull("dropout").putNull("unk_token")
                .putNull("continuing_subword_prefix").putNull("end_of_word_suffix").put("fuse_unk", false)
                .put("byte_fallback", false).put("ignore_merges", true);
        var vocabulary = model.putObject("vocab");
        pieces.forEach(piece -> vocabulary.put(piece, vocabulary.size()));
        var pairs = model.putArray("merges");
        merges.forEach(merge -> pairs.addArray().add(merge.getFirst()).add(merge.getLast()));
        return json;
    }

    private static ObjectNode byteLevel(boolean cuts) {
        return JsonNodeFactory.instance.objectNode().put("type", "ByteLevel").put("add_prefix_space", false)
                .put("trim_offsets", false).put("use_regex", cuts);
    }

    /** Every text begins with its special token. */
    private ObjectNode beginning() {
        var json = JsonNodeFactory.instance.objectNode().put("type", "TemplateProcessing");
        sequence(json.putArray("single"), "A");
        sequence(json.putArray("pair"), "A", "B");
        var token = json.putObject("special_tokens").putObject(BOS).put("id", BOS);
        token.putArray("ids").add(id(BOS));
        token.putArray("tokens").add(BOS);
        return json;
    }

    private static void sequence(ArrayNode parts, String... texts) {
        parts.addObject().putObject("SpecialToken").put("id", BOS).put("type_id", 0);
        for (var text : texts) {
            parts.addObject().putObject("Sequence").put("id", text).put("type_id", 0);
        }
    }

    /** GPT-2's letters for bytes: the printable ones stand for themselves, the others are counted on from U+0100. */
    private static char spelled(int value) {
        if (isPrintable(value)) {
            return (char) value;
        }
        int before = 0;
        for (int other = 0; other < value; other++) {
            before += isPrintable(other) ? 0 : 1;
        }
        return (char) (0x100 + before);
    }

    private static boolean isPrintable(int value) {
        return value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae && value <= 0xff;
    }

    private static String spelled(String text) {
        var letters = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            letters.append(spelled(Byte.toUnsignedInt(value)));
        }
        return letters.toString();
    }
}
