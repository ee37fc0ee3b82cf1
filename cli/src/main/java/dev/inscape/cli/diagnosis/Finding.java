package dev.inscape.cli.diagnosis;

/**
 * One fact.
 *
 * @param section where it belongs: {@code memory}
 * @param name    what it is about: {@code resident}
 * @param shown   its value for people: {@code 312.4 MiB}
 * @param value   its value for programs: a number, a text or a truth value
 * @param verdict whether it is as it should be
 * @param advice  what to do about it; empty where nothing is to be done
 */
public record Finding(String section, String name, String shown, Object value, Verdict verdict, String advice) {

    /** Whether a fact is as it should be. */
    public enum Verdict {
        GOOD, FACT, LOOK
    }

    static Finding fact(String section, String name, String value) {
        return new Finding(section, name, value, value, Verdict.FACT, "");
    }

    static Finding fact(String section, String name, String shown, Object value) {
        return new Finding(section, name, shown, value, Verdict.FACT, "");
    }

    /** As it should be, or advice. */
    static Finding check(String section, String name, String shown, Object value, boolean good, String advice) {
        return new Finding(section, name, shown, value, good ? Verdict.GOOD : Verdict.LOOK, good ? "" : advice);
    }
}
