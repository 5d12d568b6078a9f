package org.chargeledger.console;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** A path of this site to go to after sign-in; anything that could leave the site becomes the start page. */
public record LocalPath(String value) {

    public static final LocalPath START = new LocalPath("/");
    private static final Pattern SAFE = Pattern.compile("/(?![/\\\\])[\\w\\-./?=&%~:]{0,500}");

    public static LocalPath of(String wanted) {
        return wanted != null && SAFE.matcher(wanted).matches() ? new LocalPath(wanted) : START;
    }

    /**
     * Sends a browser on, without a scheme and a host: behind an ingress that ends TLS the edge is asked by http, and
     * only the browser knows the address it came by.
     */
    public Response.ResponseBuilder seeOther() {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, value);
    }
}
