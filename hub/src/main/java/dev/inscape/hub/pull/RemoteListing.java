package dev.inscape.hub.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.cache.Etag;
import dev.inscape.hub.cache.RepoPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the hub says of a model at a revision ({@code /api/models/<id>/revision/<revision>?blobs=true}).
 *
 * @param commit that the revision is at
 * @param files  all that it has
 */
record RemoteListing(String commit, List<RemoteFile> files) {

    RemoteListing {
        files = List.copyOf(files);
    }

    /** Reads the answer. One file name that could lead out of the model's directory spoils it all. */
    static RemoteListing parse(String model, String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw notAHub(model, "it is not JSON");
        }
        var commit = root.path("sha").asText();
        if (!commit.matches("[0-9a-f]{40}")) {
            throw notAHub(model, "it names no commit");
        }
        if (!root.path("siblings").isArray()) {
            throw notAHub(model, "it lists no files");
        }
        var files = new ArrayList<RemoteFile>();
        root.path("siblings").forEach(node -> files.add(file(model, node)));
        return new RemoteListing(commit, files);
    }

    private static RemoteFile file(String model, JsonNode node) {
        var name = node.path("rfilename").asText();
        if (!RepoPath.isSafe(name)) {
            throw new InscapeException(model + " has a file named \"" + Quoted.of(name)
                    + "\", which could lead out of its directory; nothing of it was pulled");
        }
        return new RemoteFile(name, node.path("size").asLong(-1), etag(node));
    }

    private static Optional<Etag> etag(JsonNode node) {
        var large = node.path("lfs").path("sha256");
        var value = large.isTextual() ? large : node.path("blobId");
        return value.isTextual() ? Optional.of(new Etag(value.asText())) : Optional.empty();
    }

    private static InscapeException notAHub(String model, String why) {
        return new InscapeException("the answer about " + model + " is not a hub's: " + why
                + "; look at HF_ENDPOINT and at proxies on the way");
    }
}
