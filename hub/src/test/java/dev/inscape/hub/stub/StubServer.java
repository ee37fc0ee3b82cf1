package dev.inscape.hub.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * HTTP/1.1 on loopback from a socket, one request for each connection, so that a test can cut a connection or lie about a length,
 * which a real server would not let it do.
 */
public final class StubServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String host;
    private final Function<Request, Reply> handler;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private StubServer(int port, String host, Function<Request, Reply> handler) throws IOException {
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.handler = handler;
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any
     * @param host a name of this machine that {@link #address()} shows
     */
    public static StubServer start(int port, String host, Function<Request, Reply> handler) {
        try {
            return new StubServer(port, host, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://" + host + ":" + listening.getLocalPort();
    }

    /** Every request so far, in the order they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = read(socket);
            requests.add(request);
            var reply = handler.apply(request);
            write(socket, request, reply);
            if (reply.stalls()) {
                var ended = socket.getInputStream().read();
                assert ended <= 0 : "the client sends nothing more";
            }
        } catch (IOException clientLeft) {
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        var first = String.valueOf(in.readLine()).split(" ", -1);
        if (first.length != 3) {
            throw new IOException("no request");
        }
        var headers = new HashMap<String, String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return new Request(first[0], first[1], headers);
    }

    private static void write(Socket socket, Request request, Reply reply) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " Stub\r\n");
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Content-Length: ").append(reply.declared()).append("\r\nConnection: close\r\n\r\n");
        var out = socket.getOutputStream();
        out.write(head.toString().getBytes(ISO_8859_1));
        if (!request.method().equals("HEAD")) {
            out.write(reply.body());
        }
        out.flush();
    }

    /** Stops listening and drops every connection. */
    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
