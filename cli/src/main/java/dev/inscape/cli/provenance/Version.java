package dev.inscape.cli.provenance;

/** Which Inscape this is. */
public final class Version {

    private Version() {
    }

    /** As its jar says; a development build where the classes lie in no jar. */
    public static String current() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development build" : version;
    }
}
