package org.chargeledger.notification.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Which addresses are pages of ours: WeChat lets a signed page speak in the account's name, so we sign no other. */
public record OwnPages(String scheme, String host, int port) {

    private static final int LONGEST = 1024;

    /** {@code origin} is where browsers reach the edge. */
    public static OwnPages at(URI origin) {
        return new OwnPages(lower(origin.getScheme()), lower(origin.getHost()), port(origin));
    }

    /** A page as WeChat checks it: raw, and without what stands behind a #. */
    public boolean has(String address) {
        if (address == null || address.length() > LONGEST || address.contains("#")) {
            return false;
        }
        try {
            URI page = new URI(address);
            return page.getHost() != null && page.getRawUserInfo() == null && scheme.equals(lower(page.getScheme()))
                    && host.equals(lower(page.getHost())) && port == port(page);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
