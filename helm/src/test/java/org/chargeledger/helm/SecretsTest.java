package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("A secret")
class SecretsTest {

    /** What anybody may know. A key that a service reads and that is not listed here counts as a secret. */
    private static final Pattern PUBLIC = Pattern.compile("SERVICE_URL_.*|WECHAT_PAY_PUBLIC_KEY_.*"
            + "|.*_(URL|HOST|PORT|NAME|USER|SERVERS|ISSUER|FILE|MODE|TIME|AFTER|CLIENT_ID|APPID_|MCHID_|SERIAL_)");

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("that a service reads cannot be given among the values, and everything else can")
    void whatServicesRead(String service) {
        var keys = new TreeSet<>(ServiceKeys.readBy(service));
        ServiceKeys.prefixesReadBy(service).forEach(prefix -> keys.add(prefix + "ZPD"));

        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(SecretNames.include(key)).as(key)
                .isEqualTo(!PUBLIC.matcher(key.replaceFirst("_ZPD$", "_")).matches()));
    }

    @ParameterizedTest(name = "{0}.config.{1}")
    @CsvSource({
            "billing,      DB_APP_PASSWORD",
            "billing,      KAFKA_SASL_JAAS_CONFIG",
            "billing,      WECHAT_PAY_PRIVATE_KEY_ZPD",
            "billing,      WECHAT_PAY_API_V3_KEY_ZPD",
            "notification, WECHAT_SECRET_WX0123456789ABCDEF",
            "notification, WECHAT_WEBHOOK_TOKEN_WX0123456789ABCDEF",
            "notification, WECHAT_WEBHOOK_AES_KEY_WX0123456789ABCDEF",
            "console,      SESSION_SECRET",
            "console,      QUARKUS_OIDC_CREDENTIALS_JWT_KEY",
            "console,      DRIVER_TOKEN_PRIVATE_KEY"})
    @DisplayName("among the values is refused before anything is installed")
    void refused(String service, String key) {
        assertThatThrownBy(() -> Charts.render("minimal", Map.of(service + ".config." + key, "value")))
                .hasMessageContaining("values don't meet the specifications");
    }

    @ParameterizedTest(name = "{0}.config.{1}")
    @CsvSource({"billing, WECHAT_PAY_PUBLIC_KEY_ZPD", "billing, WECHAT_PAY_PUBLIC_KEY_ID_ZPD",
            "billing, WECHAT_PAY_SERIAL_ZPD", "console, WECHAT_APPID_ZPD", "pile-ingest, YKC_IDLE_TIME"})
    @DisplayName("is not seen where there is none")
    void taken(String service, String key) {
        assertThat(Charts.render("minimal", Map.of(service + ".config." + key, "value")).environment(service))
                .containsEntry(key, "value");
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("is rendered by reference only: passwords and keys come from existing Secrets")
    void noSecretValueIsRendered(String values) {
        var rendered = Charts.render(values);

        rendered.all(ConfigMap.class).stream().map(ConfigMap::getData).filter(Objects::nonNull)
                .forEach(data -> assertThat(data.keySet()).noneMatch(SecretNames::include));
        rendered.pods().forEach((pod, template) -> template.getSpec().getContainers().getFirst().getEnv().stream()
                .filter(env -> SecretNames.include(env.getName()))
                .forEach(env -> assertThat(env.getValueFrom()).as(pod + " " + env.getName()).isNotNull()));
    }

    @Test
    @DisplayName("of an operator is not shown to the migration, which holds the database owner's password")
    void migrationsSeeStoresOnly() {
        var rendered = Charts.render("ha");

        assertThat(rendered.environment("billing")).containsKey("WECHAT_PAY_PRIVATE_KEY_ZPD");
        assertThat(rendered.pods().entrySet()).filteredOn(pod -> pod.getKey().startsWith("Job/"))
                .flatExtracting(pod -> pod.getValue().getSpec().getContainers().getFirst().getEnv())
                .extracting(EnvVar::getName).filteredOn(SecretNames::include)
                .containsOnly("DB_OWNER_PASSWORD", "DB_APP_PASSWORD", "DB_SYSTEM_PASSWORD");
    }

    @Test
    @DisplayName("is found in the services' sources: accounts, webhooks and merchants")
    void prefixesAreFound() {
        assertThat(ServiceKeys.prefixesReadBy("notification"))
                .contains("WECHAT_SECRET_", "WECHAT_WEBHOOK_AES_KEY_", "WECHAT_WEBHOOK_TOKEN_");
        assertThat(ServiceKeys.prefixesReadBy("billing")).hasSize(7).contains("WECHAT_PAY_API_V3_KEY_");
        assertThat(ServiceKeys.prefixesReadBy("console")).containsExactly("WECHAT_APPID_", "WECHAT_SECRET_");
    }
}
