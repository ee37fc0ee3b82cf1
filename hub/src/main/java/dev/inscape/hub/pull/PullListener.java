package dev.inscape.hub.pull;

/**
 * Hears how a pull goes on, for example to draw it. Calls may come from several threads, but never two at a time; they should be
 * quick. A file's name is that in the model.
 */
public interface PullListener {

    /** Says nothing. */
    PullListener QUIET = new PullListener() {
    };

    /**
     * It is known what to download. An index of shards, which is small, may have come before.
     *
     * @param files how many
     * @param bytes of them all
     */
    default void planned(int files, long bytes) {
    }

    /** Bytes of a file are there; {@code done} falls back to 0 where it must begin again. {@code total} is -1 where unknown. */
    default void advanced(String file, long done, long total) {
    }

    /** A file is complete and in the cache. */
    default void finished(String file) {
    }

    /** Something did not work and is tried again. */
    default void retrying(String what, String reason) {
    }

    /** Another process downloads the same file; it is waited for. */
    default void waiting(String file) {
    }
}
