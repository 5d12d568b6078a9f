package org.chargeledger.local;

import java.nio.file.Path;

/** The text that tells a person where the running stack is and how to sign in. */
final class SignIns {

    private SignIns() {}

    static String ofServers(Addresses addresses, String keycloakUrl, Path stackFile) {
        return """

                PostgreSQL      127.0.0.1:%d   databases and passwords: %s
                Kafka           127.0.0.1:%d
                Keycloak        %s/admin   admin / admin-demo-1
                """.formatted(addresses.postgres(), stackFile, addresses.kafka(), keycloakUrl);
    }

    static String of(Addresses addresses, String keycloakUrl) {
        return """

                Console         %1$s   sign in as
                                zpd-admin / zpd-admin-demo-1 (operator zpd), zpd-finance, zpd-desk, zpd-viewer,
                                qyd-admin (operator qyd), platform; each password is the name and -demo-1
                API             %1$s/api/<service>/v1   client zpd-api, secret zpd-api-demo-secret
                Driver sign-in  %1$s/wechat/zpd/login
                Keycloak        %2$s/admin   admin / admin-demo-1
                WeChat          %3$s (simulator)
                Piles (YKC)     127.0.0.1:%4$d
                """.formatted(addresses.publicUrl(App.CONSOLE), keycloakUrl, addresses.publicUrl(App.WECHAT), addresses.ykc());
    }
}
