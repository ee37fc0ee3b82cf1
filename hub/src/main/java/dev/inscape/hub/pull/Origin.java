package dev.inscape.hub.pull;

import java.net.URI;
import java.util.Locale;

/**
 * Who answers at an address: what a token may be sent to, and what may not be left for something weaker.
 *
 * @param scheme http or https
 * @param host   in small letters
 * @param port   also where the address leaves it out
 */
record Origin(String scheme, String host, int port) {

    static Origin of(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return new Origin(scheme, host, address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80);
    }

    /** Whether a redirect from here to there would leave encryption, or HTTP. */
    boolean mayLeadTo(Origin there) {
        return there.scheme.equals("https") || (there.scheme.equals("http") && scheme.equals("http"));
    }
}
