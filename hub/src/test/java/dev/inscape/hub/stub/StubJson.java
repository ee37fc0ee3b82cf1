package dev.inscape.hub.stub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the hub's interface says of a model. */
final class StubJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StubJson() {
    }

    /** The answer at {@code /api/models/<id>/revision/<revision>?blobs=true}. */
    static String info(StubModel model) {
        var root = JSON.createObjectNode().put("id", model.id()).put("sha", model.commit()).put("private", false);
        ArrayNode siblings = root.putArray("siblings");
        model.files().forEach((name, stub) -> {
            var file = siblings.addObject().put("rfilename", name).put("size", stub.content().length)
                    .put("blobId", stub.gitSha1());
            if (StubModel.isLarge(name)) {
                large(file, stub).put("sha256", stub.sha256());
            }
        });
        return root.toString();
    }

    /** The answer at {@code /api/models/<id>/tree/<revision>?recursive=true}. */
    static String tree(StubModel model) {
        var files = JSON.createArrayNode();
        model.files().forEach((name, stub) -> {
            var file = files.addObject().put("type", "file").put("path", name).put("size", stub.content().length)
                    .put("oid", stub.gitSha1());
            if (StubModel.isLarge(name)) {
                large(file, stub).put("oid", stub.sha256());
            }
        });
        return files.toString();
    }

    private static ObjectNode large(ObjectNode file, StubFile stub) {
        return file.putObject("lfs").put("size", stub.content().length).put("pointerSize", 134);
    }
}
