package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chargeledger.notification.domain.Template.Field;
import org.chargeledger.notification.domain.Template.Rendered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A template")
class TemplateTest {

    static final Map<String, String> CONTENT = Map.of("stationName", "108物流园", "billNo", "20191016161822566095");

    @Test
    @DisplayName("puts our values into the keys of this account and the bill into the link")
    void renders() {
        Rendered rendered = template("https://h5.example/bills/{billNo}", field("thing7", "stationName")).render(Channel.WECHAT_TEMPLATE, CONTENT);

        assertThat(rendered.finding()).isEmpty();
        assertThat(rendered.fields()).isEqualTo(Map.of("thing7", "108物流园"));
        assertThat(rendered.url()).isEqualTo("https://h5.example/bills/20191016161822566095");
    }

    @Test
    @DisplayName("sends nothing, not even shortened, when one value does not fit")
    void tooLong() {
        Rendered rendered = template(null, field("thing7", "stationName"), field("phrase1", "stationName")).render(Channel.WECHAT_TEMPLATE, CONTENT);

        assertThat(rendered.finding()).hasValue("phrase1 holds 6 characters, 5 are allowed");
        assertThat(rendered.fields()).isEmpty();
    }

    @Test
    @DisplayName("sends nothing when a value is missing")
    void missing() {
        assertThat(template(null, field("time5", "chargeEndedAt")).render(Channel.WECHAT_TEMPLATE, CONTENT).finding())
                .hasValue("time5 needs chargeEndedAt, which this message has not");
    }

    @Test
    @DisplayName("is refused when keys or values are not real")
    void findings() {
        assertThat(template(null, field("thing1", "stationName"), field("amount2", "due")).findings(Kind.BILL)).isEmpty();
        assertThat(template(null).findings(Kind.BILL)).containsExactly("a template has 1 to 10 fields");
        assertThat(template(null, field("first", "stationName"), field("thing1", "stationName"),
                field("thing1", "phone")).findings(Kind.HELD)).satisfiesExactly(
                        finding -> assertThat(finding).startsWith("first is no field key"),
                        finding -> assertThat(finding).startsWith("thing1 is mapped twice"),
                        finding -> assertThat(finding).startsWith("phone is no value of HELD"));
    }

    @Test
    @DisplayName("says in a customer-service message what its text names, or nothing at all")
    void serviceText() {
        Template both = withText("{stationName}的账单{billNo}已结算");

        assertThat(both.findings(Kind.BILL)).isEmpty();
        assertThat(both.render(Channel.WECHAT_CUSTOMER_SERVICE, CONTENT).text())
                .isEqualTo("108物流园的账单20191016161822566095已结算");
        assertThat(withText("{paid}").render(Channel.WECHAT_CUSTOMER_SERVICE, CONTENT).finding())
                .hasValue("serviceText needs paid, which this message has not");
        assertThat(withText("{phone}").findings(Kind.BILL)).singleElement().asString().startsWith("phone is no value");
        assertThat(withText(null).findings(Kind.BILL)).containsExactly("serviceText has 1 to 600 characters");
        assertThat(withText("x".repeat(601)).findings(Kind.BILL)).hasSize(1);
        assertThat(withText("x".repeat(600)).findings(Kind.BILL)).isEmpty();
        assertThat(new Template("wx1", "t1", null, List.of(field("thing1", "stationName")),
                List.of(Channel.WECHAT_CUSTOMER_SERVICE), "x").findings(Kind.BILL))
                .containsExactly("channels name WECHAT_TEMPLATE, and each channel once");
    }

    private static Template withText(String text) {
        return new Template("wx1", "t1", null, List.of(field("thing1", "stationName")),
                List.of(Channel.WECHAT_TEMPLATE, Channel.WECHAT_CUSTOMER_SERVICE), text);
    }

    private static Template template(String pageUrl, Field... fields) {
        return new Template("wx1", "t1", pageUrl, List.of(fields), List.of(Channel.WECHAT_TEMPLATE), null);
    }

    private static Field field(String key, String value) {
        return new Field(key, value);
    }
}
