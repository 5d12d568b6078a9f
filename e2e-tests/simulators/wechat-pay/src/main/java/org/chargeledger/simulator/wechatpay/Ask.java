package org.chargeledger.simulator.wechatpay;

import java.util.Map;

/** An HTTP request, whatever server took it: the target with its query, header names in lower case, the raw body. */
public record Ask(String method, String target, Map<String, String> headers, String body) {

    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Empty when it was not given. */
    public String parameter(String name) {
        int query = target.indexOf('?');
        if (query >= 0) {
            for (String part : target.substring(query + 1).split("&")) {
                if (part.startsWith(name + "=")) {
                    return part.substring(name.length() + 1);
                }
            }
        }
        return "";
    }
}
