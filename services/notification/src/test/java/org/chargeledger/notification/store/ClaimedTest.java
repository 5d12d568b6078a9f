package org.chargeledger.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.Template;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A message in a sender's hands")
class ClaimedTest {

    @ParameterizedTest(name = "asked by {0}, uncertain for {1}, set up {2}: {3}, then {4}")
    @CsvSource({
            ",                        PT0S, WECHAT_CUSTOMER_SERVICE+WECHAT_TEMPLATE, WECHAT_CUSTOMER_SERVICE, WECHAT_TEMPLATE",
            "WECHAT_TEMPLATE,         PT0S, WECHAT_CUSTOMER_SERVICE+WECHAT_TEMPLATE, WECHAT_TEMPLATE, ",
            "WECHAT_TEMPLATE,         PT1S, WECHAT_CUSTOMER_SERVICE+WECHAT_TEMPLATE, WECHAT_TEMPLATE, ",
            "WECHAT_CUSTOMER_SERVICE, PT0S, WECHAT_TEMPLATE, WECHAT_TEMPLATE, ",
            "WECHAT_CUSTOMER_SERVICE, PT1S, WECHAT_TEMPLATE, WECHAT_CUSTOMER_SERVICE, WECHAT_TEMPLATE"})
    @DisplayName("stays with the channel that may have it, whatever is set up since")
    void currentChannel(Channel asked, Duration uncertainFor, String channels, Channel current, Channel next) {
        var template = new Template("wx1", new Layout("t", List.of()), null,
                Arrays.stream(channels.split("\\+")).map(Channel::valueOf).toList(), "x", null);
        Claimed claimed = Claims.of("zpd", new UUID(0, 2), 1, "o", template, asked, uncertainFor);

        assertThat(claimed.currentChannel()).isEqualTo(current);
        assertThat(claimed.nextChannel().orElse(null)).isEqualTo(next);
    }
}
