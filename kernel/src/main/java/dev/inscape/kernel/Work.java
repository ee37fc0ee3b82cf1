package dev.inscape.kernel;

/** Work in units of which each is done wholly by one thread, so that the result is the same for any number of threads. */
@FunctionalInterface
interface Work {

    /** Does the units from {@code from} up to but without {@code to}. */
    void run(int from, int to, Desk desk);
}
