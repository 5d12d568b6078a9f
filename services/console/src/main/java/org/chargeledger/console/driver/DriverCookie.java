package org.chargeledger.console.driver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The driver's two cookies: the token, and the sign-in under way. No script can read them, no other site can send them
 * with a write.
 */
@ApplicationScoped
public class DriverCookie {

    public static final String TOKEN = "driver_token";
    static final String SIGN_IN = "driver_sign_in";

    private final boolean secure;

    DriverCookie(@ConfigProperty(name = "edge.cookies-secure") boolean secure) {
        this.secure = secure;
    }

    NewCookie token(String token) {
        return cookie(TOKEN, token, "/api", (int) DriverTokens.LIFETIME.toSeconds());
    }

    NewCookie signIn(String value) {
        return cookie(SIGN_IN, value, "/wechat", (int) SignInState.LIFETIME.toSeconds());
    }

    NewCookie signInDone() {
        return cookie(SIGN_IN, "", "/wechat", 0);
    }

    private NewCookie cookie(String name, String value, String path, int maxAgeSeconds) {
        return new NewCookie.Builder(name).value(value).path(path).maxAge(maxAgeSeconds)
                .httpOnly(true).secure(secure).sameSite(NewCookie.SameSite.LAX).build();
    }
}
