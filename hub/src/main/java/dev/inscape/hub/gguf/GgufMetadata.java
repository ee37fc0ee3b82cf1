package dev.inscape.hub.gguf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.inscape.InscapeException;
import dev.inscape.hub.Suggestions;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a GGUF file says of itself, by key. Values are decoded when they are asked for, and again each time, so hold on to a
 * large array; they can be asked for until the file is closed.
 */
public final class GgufMetadata {

    private final String file;
    private final MemorySegment memory;
    private final Map<String, Entry> entries;

    GgufMetadata(String file, MemorySegment memory, Map<String, Entry> entries) {
        this.file = file;
        this.memory = memory;
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** All keys, in the file's order. */
    public Set<String> keys() {
        return entries.keySet();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public ValueType type(String key) {
        return find(key).type();
    }

    /** How many elements an array has; 1 for other values. */
    public long count(String key) {
        return find(key).count();
    }

    /** Any value, for showing; an array as one object per element. */
    public GgufValue value(String key) {
        var entry = find(key);
        return Values.read(cursor(entry), entry);
    }

    /** A text; bytes that are not UTF-8 become U+FFFD. */
    public String text(String key) {
        return cursor(one(key, "a text", type -> type == ValueType.STRING)).text();
    }

    /** A whole number of any width. */
    public long whole(String key) {
        var entry = one(key, "a whole number", ValueType::isWhole);
        return Values.whole(cursor(entry), entry.elements(), wide -> tooLarge(key, wide));
    }

    public long wholeOr(String key, long otherwise) {
        return has(key) ? whole(key) : otherwise;
    }

    /** A real number, exactly; a whole one too. */
    public double real(String key) {
        var entry = one(key, "a number", type -> type.isReal() || type.isWhole());
        return entry.elements().isReal() ? Values.real(cursor(entry), entry.elements()) : whole(key);
    }

    public boolean flag(String key) {
        return cursor(one(key, "a truth value", type -> type == ValueType.BOOL)).byteValue() != 0;
    }

    /** An array of texts; bytes that are not UTF-8 become U+FFFD. Decodes all of them: hold on to the list. */
    public List<String> texts(String key) {
        var entry = many(key, "texts", type -> type == ValueType.STRING);
        var cursor = cursor(entry);
        var texts = new String[Math.toIntExact(entry.count())];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = cursor.text();
        }
        return List.of(texts);
    }

    /** An array of texts as the file has them, for those that are not UTF-8. */
    public List<byte[]> rawTexts(String key) {
        var entry = many(key, "texts", type -> type == ValueType.STRING);
        var cursor = cursor(entry);
        var texts = new ArrayList<byte[]>(Math.toIntExact(entry.count()));
        for (long i = 0; i < entry.count(); i++) {
            texts.add(cursor.bytes().toArray(JAVA_BYTE));
        }
        return texts;
    }

    /** An array of whole numbers of any width. */
    public long[] wholes(String key) {
        var entry = many(key, "whole numbers", ValueType::isWhole);
        var cursor = cursor(entry);
        var numbers = new long[Math.toIntExact(entry.count())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Values.whole(cursor, entry.elements(), wide -> tooLarge(key, wide));
        }
        return numbers;
    }

    /** An array of real numbers. */
    public double[] reals(String key) {
        var entry = many(key, "real numbers", ValueType::isReal);
        var cursor = cursor(entry);
        var numbers = new double[Math.toIntExact(entry.count())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Values.real(cursor, entry.elements());
        }
        return numbers;
    }

    private Entry one(String key, String wanted, Predicate<ValueType> fits) {
        return fitting(key, wanted, entry -> entry.type() != ValueType.ARRAY && fits.test(entry.type()));
    }

    private Entry many(String key, String wanted, Predicate<ValueType> fits) {
        return fitting(key, "an array of " + wanted,
                entry -> entry.type() == ValueType.ARRAY && fits.test(entry.elements()));
    }

    private Entry fitting(String key, String wanted, Predicate<Entry> fits) {
        var entry = find(key);
        if (!fits.test(entry)) {
            throw new InscapeException(
                    file + ": its metadata \"" + key + "\" is " + entry.described() + ", not " + wanted
                            + ", at byte " + entry.from());
        }
        return entry;
    }

    private Entry find(String key) {
        var entry = entries.get(key);
        if (entry == null) {
            throw new InscapeException(file + " has no metadata \"" + key + "\"" + Suggestions.didYouMean(key, keys())
                    + " (it has " + entries.size() + " keys)");
        }
        return entry;
    }

    private InscapeException tooLarge(String key, long wide) {
        return new InscapeException(file + ": its metadata \"" + key + "\" is " + Long.toUnsignedString(wide)
                + ", more than " + Long.MAX_VALUE);
    }

    private Cursor cursor(Entry entry) {
        return new Cursor(file, memory, entry.from());
    }
}
