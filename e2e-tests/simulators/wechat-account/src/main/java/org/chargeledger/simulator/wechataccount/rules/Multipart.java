package org.chargeledger.simulator.wechataccount.rules;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chargeledger.simulator.wechatpay.Ask;

/** The one file of a multipart body; such a body is held with one character per byte. */
public final class Multipart {

    private static final String TYPE = "multipart/form-data";

    private Multipart() {}

    /** The request with its body as text, however it is encoded. */
    public static Ask ask(String method, String target, Map<String, String> headers, byte[] body) {
        boolean bytes = headers.getOrDefault("content-type", "").startsWith(TYPE);
        return new Ask(method, target, headers,
                new String(body, bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }

    static boolean isIn(Ask ask) {
        return ask.headers().getOrDefault("content-type", "").startsWith(TYPE);
    }

    /** The bytes of the part called {@code name}. */
    static byte[] file(Ask ask, String name) {
        String type = ask.headers().getOrDefault("content-type", "");
        String boundary = "--" + type.replaceAll(".*boundary=\"?([^\";]+).*", "$1");
        for (String part : ask.body().split(java.util.regex.Pattern.quote(boundary))) {
            int head = part.indexOf("\r\n\r\n");
            if (isIn(ask) && head > 0 && part.substring(0, head).contains("name=\"" + name + "\"")) {
                return part.substring(head + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        throw new WechatRefusal(41005, "media data missing");
    }
}
