package dev.inscape.hub.pull;

import dev.inscape.hub.stub.StubHub;

/** The names that the stub gives contents. */
final class StubHashes {

    private StubHashes() {
    }

    static String sha256(byte[] content) {
        return StubHub.stored(content).replace("/store/", "");
    }
}
