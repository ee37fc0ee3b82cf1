package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.Etag;
import dev.inscape.hub.cache.RepoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Gets one file of a commit into the cache as a blob, unless it is there. */
final class Download implements Callable<Download.Got> {

    /** From here on a download that broke has got further, and its attempts are counted anew. */
    private static final long PROGRESS = 1 << 20;

    private final HubHttp http;
    private final RepoFolder folder;
    private final String commit;
    private final RemoteFile file;
    private final Attempts attempts;

    /**
     * A file that is there now.
     *
     * @param name  in the model
     * @param etag  its blob
     * @param fresh whether this pull made the blob
     * @param bytes that came over the network
     */
    record Got(String name, Etag etag, boolean fresh, long bytes) {
    }

    Download(HubHttp http, RepoFolder folder, String commit, RemoteFile file, Attempts attempts) {
        this.http = http;
        this.folder = folder;
        this.commit = commit;
        this.file = file;
        this.attempts = attempts;
    }

    @Override
    public Got call() {
        if (file.etag().isPresent() && isThere(folder.blob(file.etag().get()), file.bytes())) {
            return new Got(file.name(), file.etag().get(), false, 0);
        }
        for (int i = 0; i < attempts.most(); i++) {
            var head = head();
            try (var lock = folder.lock(head.etag(), () -> attempts.listener().waiting(file.name()))) {
                if (isThere(folder.blob(head.etag()), head.bytes())) {
                    return new Got(file.name(), head.etag(), false, 0);
                }
                return download(head);
            } catch (Changed e) {
                attempts.listener().retrying(file.name(), String.valueOf(e.getMessage()));
            }
        }
        throw new InscapeException(file.name() + " changes at the hub while it is downloaded; try again later");
    }

    private FileHead head() {
        return attempts.run(file.name(), () -> http.head(commit, file));
    }

    private Got download(FileHead head) {
        try (var blob = folder.begin(head.etag())) {
            var transfer = new Transfer(http, file.name(), head, blob, attempts.listener());
            var current = head;
            long before = 0;
            for (int failed = 0;;) {
                try {
                    transfer.attempt(current);
                    break;
                } catch (Unreached e) {
                    failed = transfer.received() >= before + PROGRESS ? 1 : failed + 1;
                    before = transfer.received();
                    if (failed >= attempts.most()) {
                        throw new Unreached(file.name() + " broke off " + failed + " times: " + e.getMessage(),
                                e.askedWait(), e);
                    }
                    attempts.pauseAfter(file.name(), failed, e);
                    current = sameContent(head);
                }
            }
            transfer.verify();
            blob.finish();
            attempts.listener().finished(file.name());
            return new Got(file.name(), head.etag(), true, transfer.transferred());
        }
    }

    /** Where the content is now: an address that storage gave out once may have run out. */
    private FileHead sameContent(FileHead head) {
        var current = head();
        if (!current.etag().equals(head.etag())) {
            throw new Changed(file.name() + " has another content now; beginning again");
        }
        return current;
    }

    private static boolean isThere(Path blob, long bytes) {
        try {
            return Files.isRegularFile(blob) && (bytes < 0 || Files.size(blob) == bytes);
        } catch (IOException e) {
            throw new InscapeException("cannot read " + blob + ": " + e.getMessage(), e);
        }
    }

    private static final class Changed extends InscapeException {

        private static final long serialVersionUID = 1L;

        Changed(String message) {
            super(message);
        }
    }
}
