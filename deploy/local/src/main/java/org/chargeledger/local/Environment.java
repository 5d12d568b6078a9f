package org.chargeledger.local;

import java.util.HashMap;
import java.util.Map;

/** The environment keys our programs read, the same here and in the chart, with this start's values. */
final class Environment {

    private final Addresses addresses;
    private final Passwords passwords;
    private final PayKeys payKeys;
    private final Realm realm;
    private final String kafkaBootstrapServers;
    private final String issuer;
    private final Checkout checkout;

    Environment(Checkout checkout, Addresses addresses, Passwords passwords, Realm realm, KafkaServer kafka,
            KeycloakServer keycloak) {
        this.addresses = addresses;
        this.passwords = passwords;
        this.payKeys = new PayKeys(passwords);
        this.realm = realm;
        this.kafkaBootstrapServers = kafka.bootstrapServers();
        this.issuer = keycloak.issuer();
        this.checkout = checkout;
    }

    Map<String, String> of(App app) {
        var keys = new HashMap<String, String>();
        keys.put("HTTP_PORT", "" + addresses.port(app));
        keys.put("QUARKUS_HTTP_PORT", "" + addresses.port(app));
        keys.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        keys.put("QUARKUS_PROFILE", "local");
        keys.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers);
        keys.put("OIDC_ISSUER_URL", issuer);
        keys.put("DRIVER_TOKEN_ISSUER", addresses.publicUrl(App.CONSOLE) + "/driver");
        keys.put("DRIVER_TOKEN_JWKS_URL", addresses.url(App.CONSOLE) + "/driver/jwks.json");
        keys.put("BUSINESS_TIME_FILE", checkout.businessTime().toString());
        keys.put("WECHAT_API_URL", addresses.url(App.WECHAT));
        keys.put("WECHAT_PAY_API_URL", addresses.url(App.WECHAT));
        keys.put("WECHAT_OPEN_URL", addresses.publicUrl(App.WECHAT));
        keys.put("WECHAT_RES_URL", addresses.publicUrl(App.WECHAT));
        keys.put("PUBLIC_URL", addresses.publicUrl(App.CONSOLE));
        app.database(passwords).ifPresent(database -> putDatabase(keys, database));
        if (app.name().equals("pile-ingest")) {
            keys.put("YKC_HOST", "127.0.0.1");
            keys.put("YKC_PORT", "" + addresses.ykc());
        }
        if (app.name().equals("billing")) {
            keys.put("BILLING_PUBLIC_URL", addresses.url(app) + "/api/billing/v1");
            payKeys.putMerchant(keys);
        }
        if (app.equals(App.WECHAT)) {
            keys.put("WECHAT_SIMULATOR_STATE", checkout.data().resolve("wechat.json").toString());
            payKeys.putChannel(keys);
        }
        if (app.equals(App.CONSOLE)) {
            putEdge(keys);
        }
        return keys;
    }

    private void putDatabase(Map<String, String> keys, Database database) {
        keys.put("DB_HOST", "127.0.0.1");
        keys.put("DB_PORT", "" + addresses.postgres());
        keys.put("DB_NAME", database.name());
        keys.put("DB_OWNER_USER", database.owner().user());
        keys.put("DB_OWNER_PASSWORD", database.owner().password());
        keys.put("DB_APP_USER", database.app().user());
        keys.put("DB_APP_PASSWORD", database.app().password());
        keys.put("DB_SYSTEM_USER", database.system().user());
        keys.put("DB_SYSTEM_PASSWORD", database.system().password());
    }

    private void putEdge(Map<String, String> keys) {
        App.SERVICES.forEach(service -> keys.put("SERVICE_URL_" + service.environmentName(), addresses.url(service)));
        keys.put("OIDC_CLIENT_SECRET", realm.secretOf("chargeledger-console"));
        keys.put("DRIVER_TOKEN_PRIVATE_KEY_FILE", checkout.data().resolve("driver-token.pem").toString());
    }
}
