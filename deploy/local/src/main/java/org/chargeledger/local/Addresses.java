package org.chargeledger.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one start of the stack. */
record Addresses(int postgres, int kafka, int kafkaController, int keycloak, int ykc, Map<String, Integer> apps) {

    static Addresses pick(Ports ports) {
        var apps = new LinkedHashMap<String, Integer>();
        App.all().forEach(app -> apps.put(app.name(), ports.pick(app.usualPort())));
        return new Addresses(ports.pick(15432), ports.pick(19092), ports.pick(19093), ports.pick(8180), ports.pick(9610), apps);
    }

    int port(App app) {
        return apps.get(app.name());
    }

    /** How programs of the stack reach one another. */
    String url(App app) {
        return "http://127.0.0.1:" + port(app);
    }

    /** How a browser reaches it: one host name everywhere, so that redirects and cookies fit together. */
    String publicUrl(App app) {
        return "http://localhost:" + port(app);
    }
}
