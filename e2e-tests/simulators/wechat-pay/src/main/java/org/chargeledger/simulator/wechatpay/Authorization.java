package org.chargeledger.simulator.wechatpay;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Believes a request only if a merchant signed exactly this method, target and body within the last five minutes. */
final class Authorization {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Duration FRESH = Duration.ofMinutes(5);

    private Authorization() {}

    static Merchant check(PayWorld world, Ask ask, Instant now) {
        String header = ask.headers().getOrDefault("authorization", "");
        if (!header.startsWith(SCHEME)) {
            throw refused("the request is not signed");
        }
        Merchant merchant = world.inTurn(state -> state.merchants.get(part(header, "mchid")));
        if (merchant == null || merchant.publicKey() == null || !merchant.serial().equals(part(header, "serial_no"))) {
            throw refused("unknown merchant or certificate");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong("0" + part(header, "timestamp")));
        if (Duration.between(signedAt, now).abs().compareTo(FRESH) > 0) {
            throw refused("the signature is too old");
        }
        String message = ask.method() + "\n" + ask.target() + "\n" + part(header, "timestamp") + "\n"
                + part(header, "nonce_str") + "\n" + ask.body() + "\n";
        if (!Seals.verify(Seals.publicKey(merchant.publicKey()), message, part(header, "signature"))) {
            throw refused("the signature is wrong");
        }
        return merchant;
    }

    private static String part(String header, String name) {
        Matcher parts = PART.matcher(header);
        while (parts.find()) {
            if (parts.group(1).equals(name)) {
                return parts.group(2);
            }
        }
        return "";
    }

    private static PayRefusal refused(String why) {
        return new PayRefusal(401, "SIGN_ERROR", why);
    }
}
