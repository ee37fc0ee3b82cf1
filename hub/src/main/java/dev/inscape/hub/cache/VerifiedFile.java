package dev.inscape.hub.cache;

/**
 * What became of holding a file against its hash.
 *
 * @param name    in the snapshot
 * @param verdict what was found
 * @param detail  which hash it has and should have, or why it could not be checked; empty where it is whole
 */
public record VerifiedFile(String name, Verdict verdict, String detail) {

    /** What a check can find. */
    public enum Verdict {
        /** The content has its hash. */
        WHOLE,
        /** The content has another hash. */
        DAMAGED,
        /** The blob is not there. */
        MISSING,
        /** No hash is known. */
        UNKNOWN
    }
}
