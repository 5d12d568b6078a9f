package org.chargeledger.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A browser as far as the edge can tell: keeps cookies, follows a redirect only when told to. */
public class Browser {

    private final Map<String, String> cookies = new HashMap<>();

    public RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    public Response get(String path) {
        return keep(request().urlEncodingEnabled(false).get(path));
    }

    public Response keep(Response response) {
        response.getDetailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }

    /** Signs in through the provider; answers where the browser is sent in the end. */
    public String signIn(String wanted) {
        Response toProvider = get("/login?redirect=" + wanted);
        String state = queryParameter(toProvider.getHeader("Location"), "state");
        Response back = get("/login?code=good&state=" + state);
        Response goOn = get(pathAndQuery(back.getHeader("Location")));
        return goOn.getHeader("Location");
    }

    public static String queryParameter(String address, String name) {
        for (String part : URI.create(address).getRawQuery().split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException(address + " has no " + name);
    }

    static String pathAndQuery(String address) {
        URI uri = URI.create(address);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
