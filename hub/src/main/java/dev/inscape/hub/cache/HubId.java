package dev.inscape.hub.cache;

import dev.inscape.UsageException;
import java.util.regex.Pattern;

/**
 * A model on the hub at a revision.
 *
 * @param repo     {@code owner/name}; {@code name} alone for the few old models that have no owner
 * @param revision a branch, a tag, a commit or the beginning of one (seven digits or more)
 */
public record HubId(String repo, String revision) {

    public static final String DEFAULT_REVISION = "main";

    private static final Pattern PART = Pattern.compile("\\w|\\w[\\w.-]{0,94}\\w");
    private static final Pattern REVISION = Pattern.compile("[\\w.+-][\\w.+/#=,-]*");
    private static final int LONGEST_REVISION = 200;

    /** Refuses what the hub refuses: other letters, {@code --}, {@code ..}, a part of over 96 letters, {@code .git}. */
    public HubId {
        requireRepo(repo);
        requireRevision(revision);
    }

    /**
     * Reads {@code owner/name} or {@code owner/name@revision}. The owner is required here: a bare word is the name of a model
     * that ships with Inscape.
     */
    public static HubId parse(String text) {
        int at = text.indexOf('@');
        var repo = at < 0 ? text : text.substring(0, at);
        if (repo.contains("://")) {
            throw wrong(text, "it is an address; write owner/name");
        }
        if (!repo.contains("/")) {
            throw wrong(text, "the owner is missing; write owner/name, for example openai-community/gpt2");
        }
        return new HubId(repo, at < 0 ? DEFAULT_REVISION : text.substring(at + 1));
    }

    /** Whether a text could be an id: it has one slash, and no sign of a path ({@code ./}, {@code ~}, a leading slash). */
    public static boolean looksLikeOne(String text) {
        int at = text.indexOf('@');
        var parts = (at < 0 ? text : text.substring(0, at)).split("/", -1);
        return parts.length == 2 && PART.matcher(parts[0]).matches() && PART.matcher(parts[1]).matches();
    }

    public HubId at(String otherRevision) {
        return new HubId(repo, otherRevision);
    }

    /** {@code owner/name}, and {@code @revision} where it is not {@code main}. */
    @Override
    public String toString() {
        return revision.equals(DEFAULT_REVISION) ? repo : repo + "@" + revision;
    }

    private static void requireRepo(String repo) {
        var parts = repo.split("/", -1);
        if (parts.length > 2) {
            throw wrong(repo, "it has more than one slash; write owner/name");
        }
        for (var part : parts) {
            if (part.isEmpty()) {
                throw wrong(repo, "a part of it is empty; write owner/name");
            }
            if (part.length() > 96) {
                throw wrong(repo, "a part of it has " + part.length() + " letters, at most 96 are allowed");
            }
            if (!PART.matcher(part).matches()) {
                throw wrong(repo, "only letters, digits, '-', '_' and '.' are allowed, and '-' and '.' not at an end");
            }
        }
        if (repo.contains("--") || repo.contains("..")) {
            throw wrong(repo, "-- and .. are not allowed");
        }
        if (repo.endsWith(".git")) {
            throw wrong(repo, "it ends in .git; leave that off");
        }
    }

    private static void requireRevision(String revision) {
        if (!REVISION.matcher(revision).matches() || revision.length() > LONGEST_REVISION || revision.contains("..")
                || revision.contains("//") || revision.endsWith("/") || revision.contains("/.")
                || revision.startsWith(".")) {
            throw new UsageException("\"" + revision
                    + "\" is no revision: write a branch, a tag or a commit, for example main or refs/pr/1");
        }
    }

    private static UsageException wrong(String text, String why) {
        return new UsageException("\"" + text + "\" is no model of the hub: " + why);
    }
}
