package dev.inscape.hub.pull;

import dev.inscape.hub.cache.Etag;
import java.util.Optional;

/**
 * A file that the hub lists.
 *
 * @param name  in the model
 * @param bytes its size, -1 where the list does not say
 * @param etag  the name of its content, where the list says
 */
record RemoteFile(String name, long bytes, Optional<Etag> etag) {
}
