package dev.inscape.lab.corpus;

/** What happens to texts that have no label. */
public enum Unlabelled {

    /** They are an error. */
    REFUSE,
    /** They are left out. */
    DROP
}
