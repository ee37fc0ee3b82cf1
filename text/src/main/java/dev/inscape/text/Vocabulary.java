package dev.inscape.text;

import dev.inscape.UsageException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Pieces with their numbers, and which of them are special. */
final class Vocabulary {

    private final Map<Long, String> pieces = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final Set<String> ofModel = new HashSet<>();
    private final SortedSet<Long> special = new TreeSet<>();

    void add(String piece, long id) {
        pieces.put(id, piece);
        ids.put(piece, id);
    }

    void addOfModel(String piece, long id) {
        add(piece, id);
        ofModel.add(piece);
    }

    void addSpecial(String piece, long id) {
        add(piece, id);
        special.add(id);
    }

    int size() {
        return ids.size();
    }

    /** Whether the model itself has the piece, and not the list of added ones alone. */
    boolean isOfModel(String piece) {
        return ofModel.contains(piece);
    }

    boolean isSpecial(long id) {
        return special.contains(id);
    }

    SortedSet<Long> special() {
        return special;
    }

    String piece(long id) {
        var piece = pieces.get(id);
        if (piece == null) {
            throw new UsageException("token id " + id + " is not in the vocabulary, which has " + size()
                    + " pieces numbered from 0");
        }
        return piece;
    }

    OptionalLong find(String piece) {
        var id = ids.get(piece);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    long id(String piece) {
        return find(piece).orElseThrow(() -> new UsageException("\"" + piece
                + "\" is no piece of the vocabulary; encode it to see the pieces it is cut into"));
    }
}
