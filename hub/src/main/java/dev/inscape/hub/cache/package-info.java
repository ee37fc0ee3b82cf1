/**
 * The cache of the Hugging Face hub on disk, as its documentation lays it out and Python's {@code huggingface_hub} keeps it:
 * {@link dev.inscape.hub.cache.HubCache} finds, lists, checks and removes; {@link dev.inscape.hub.cache.RepoFolder} is where a client
 * writes; {@link dev.inscape.hub.cache.HubId} is a model's name, and {@link dev.inscape.hub.cache.HubEnvironment} says where all this is.
 *
 * <p>Several threads and processes, of Java and Python, may use one cache at once. What is guaranteed, with or without locks: a
 * blob is written under a name of its own and moved to its place whole; a snapshot that is new appears with all its files; a
 * reference is written last, in one step. So a process that is killed leaves at most an incomplete blob, which a later pull
 * removes after a day. Nothing is forced to the disk: after a power cut, {@link dev.inscape.hub.cache.HubCache#verify} tells what is
 * damaged.
 *
 * <p>Locks ({@code .locks/<model>/<etag>.lock}) only keep two processes from downloading the same blob twice. On Linux and macOS
 * they are flock(2), the lock that Python's {@code filelock} takes, so that the two wait for each other; elsewhere the lock of
 * {@code FileChannel}. On file systems without locks, or where they do nothing, both download, and both are right. Removing is
 * not guarded against a process that loads or pulls the same model.
 *
 * <pre>{@code
 * var cache = HubCache.of(HubEnvironment.ofProcess());
 * for (var model : cache.list().models()) {
 *     System.out.println(model.repo() + " " + model.bytes());
 * }
 * var snapshot = cache.find(HubId.parse("Qwen/Qwen3-0.6B")).orElseThrow();
 * snapshot.file("config.json");                                              // a path
 * cache.verify(snapshot);                                                    // every file against its hash
 * cache.removeRevision(HubId.parse("Qwen/Qwen3-0.6B@main")).freedBytes();
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.cache;

import org.jspecify.annotations.NullMarked;
