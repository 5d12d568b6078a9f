package org.chargeledger.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WeChat's safe mode")
class WebhookSecretTest {

    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @Test
    @DisplayName("signs as the documentation's example does")
    void knownGood() {
        assertThat(WebhookSecret.sign("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
        assertThat(WebhookSecret.matches("f464b24fc39322e44b38aa78f5edd27bd1441696", "1514711492", "AAAAA", "1714036504"))
                .isTrue();
        assertThat(WebhookSecret.matches("f464b24fc39322e44b38aa78f5edd27bd1441697", "AAAAA", "1714036504", "1514711492"))
                .isFalse();
        assertThat(WebhookSecret.matches(null, "AAAAA", "1714036504", "1514711492")).isFalse();
    }

    @Test
    @DisplayName("opens what was encrypted for this account and nothing else")
    void opens() {
        String sealed = SealedEvent.encrypt(KEY, "wx1", "<xml>占桩费</xml>");

        assertThat(WebhookSecret.open(KEY, "wx1", sealed)).hasValue("<xml>占桩费</xml>");
        assertThat(WebhookSecret.open(KEY, "wx2", sealed)).isEmpty();
        assertThat(WebhookSecret.open(KEY.replace('a', 'b'), "wx1", sealed)).isEmpty();
        assertThat(WebhookSecret.open(KEY, "wx1", sealed.substring(0, 40))).isEqualTo(Optional.empty());
        assertThat(WebhookSecret.open(KEY, "wx1", "not base64 at all")).isEmpty();
        assertThat(WebhookSecret.open("short", "wx1", sealed)).isEmpty();
    }

    @Test
    @DisplayName("reads no document type, so no foreign entity")
    void noEntities() {
        assertThat(WebhookXml.parse("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>")).isEmpty();
        assertThat(WebhookXml.parse("<xml><a><b>1</b></a></xml>").orElseThrow().text("a", "b")).isEqualTo("1");
        assertThat(WebhookXml.parse("<xml>").isPresent()).isFalse();
    }
}
