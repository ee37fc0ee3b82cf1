/**
 * The client of the Hugging Face hub: {@link dev.inscape.hub.pull.HubClient} brings a model into the standard cache
 * ({@link dev.inscape.hub.cache}), {@link dev.inscape.hub.pull.HubSettings} says how, a {@link dev.inscape.hub.pull.PullListener} hears how far
 * it is.
 *
 * <p>A client may be used by several threads; its downloads run in threads of their own. The token is sent to the endpoint and to no
 * other host, redirects never leave https, and the name of a file that could lead out of its directory spoils the whole
 * listing. Every content with a hash for a name is held against it while it comes in.
 *
 * <pre>{@code
 * var hub = HubClient.of(HubEnvironment.ofProcess());
 * var pulled = hub.pull(HubId.parse("Qwen/Qwen3-0.6B"), new PullListener() {
 *     public void advanced(String file, long done, long total) {
 *         System.out.println(file + " " + done + " of " + total);
 *     }
 * });
 * var config = pulled.snapshot().file("config.json").orElseThrow();
 * hub.cached(HubId.parse("Qwen/Qwen3-0.6B@main"));       // later, without network: whole, or an error that names what is missing
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.pull;

import org.jspecify.annotations.NullMarked;
