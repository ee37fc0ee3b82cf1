package dev.inscape.hub.pull;

import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubEnvironment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, in large or small letters, as curl and Python
 * have it and Java has not. A proxy that wants a password is not supported.
 */
final class EnvironmentProxy extends ProxySelector {

    private final Optional<InetSocketAddress> http;
    private final Optional<InetSocketAddress> https;
    private final List<String> direct;

    private EnvironmentProxy(HubEnvironment environment) {
        http = variable(environment, "HTTP_PROXY").map(EnvironmentProxy::address);
        https = variable(environment, "HTTPS_PROXY").map(EnvironmentProxy::address);
        direct = Stream.of(variable(environment, "NO_PROXY").orElse("").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** What the environment names; Java's own settings where it names nothing. */
    static ProxySelector of(HubEnvironment environment) {
        boolean named = variable(environment, "HTTP_PROXY").or(() -> variable(environment, "HTTPS_PROXY")).isPresent();
        return named ? new EnvironmentProxy(environment) : ProxySelector.getDefault();
    }

    private static Optional<String> variable(HubEnvironment environment, String name) {
        return environment.text(name).or(() -> environment.text(name.toLowerCase(Locale.ROOT)));
    }

    private static InetSocketAddress address(String text) {
        try {
            var address = URI.create(text.contains("://") ? text : "http://" + text);
            if (address.getHost() != null && "http".equals(address.getScheme())) {
                return InetSocketAddress.createUnresolved(address.getHost(),
                        address.getPort() < 0 ? 80 : address.getPort());
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, together with the kinds of proxy that Java does not speak to.
        }
        throw new UsageException(
                "HTTP_PROXY or HTTPS_PROXY is no address of a proxy that is spoken to by http, for example "
                        + "http://proxy.example:3128");
    }

    @Override
    public List<Proxy> select(URI address) {
        var proxy = "https".equalsIgnoreCase(address.getScheme()) ? https : http;
        return List.of(proxy.filter(_ -> !isDirect(address)).map(at -> new Proxy(Proxy.Type.HTTP, at))
                .orElse(Proxy.NO_PROXY));
    }

    private boolean isDirect(URI address) {
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return direct.stream().anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name)
                || name.equals(host + ":" + address.getPort()));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException e) {
        // The request fails with the same reason.
    }
}
