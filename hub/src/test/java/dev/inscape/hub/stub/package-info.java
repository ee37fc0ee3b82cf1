/**
 * A hub on loopback for tests: {@link dev.inscape.hub.stub.StubHub}. It may be asked from several threads and processes.
 *
 * <pre>{@code
 * try (var hub = StubHub.start()) {
 *     hub.commit("acme/tiny", "main", Map.of("config.json", bytes, "model.safetensors", more));
 *     hub.meddle("/store/", 1, (request, reply) -> reply.cutAfter(1000));
 *     // HF_ENDPOINT is hub.endpoint()
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.stub;

import org.jspecify.annotations.NullMarked;
