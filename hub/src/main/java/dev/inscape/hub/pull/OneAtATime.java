package dev.inscape.hub.pull;

/** A listener that several threads may call. */
final class OneAtATime implements PullListener {

    private final PullListener listener;

    OneAtATime(PullListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void planned(int files, long bytes) {
        listener.planned(files, bytes);
    }

    @Override
    public synchronized void advanced(String file, long done, long total) {
        listener.advanced(file, done, total);
    }

    @Override
    public synchronized void finished(String file) {
        listener.finished(file);
    }

    @Override
    public synchronized void retrying(String what, String reason) {
        listener.retrying(what, reason);
    }

    @Override
    public synchronized void waiting(String file) {
        listener.waiting(file);
    }
}
