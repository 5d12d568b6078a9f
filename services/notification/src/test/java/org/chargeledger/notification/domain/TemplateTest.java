package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.chargeledger.notification.domain.Layout.Field;
import org.chargeledger.notification.domain.Template.Rendered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A template")
class TemplateTest {

    static final Map<String, String> CONTENT = Map.of("stationName", "108物流园", "billNo", "20191016161822566095");

    @Test
    @DisplayName("puts our values into the keys of this account and the bill into the link")
    void renders() {
        Rendered rendered = template("https://h5.example/bills/{billNo}", field("thing7", "stationName"))
                .render(Channel.WECHAT_TEMPLATE, CONTENT);

        assertThat(rendered.finding()).isEmpty();
        assertThat(rendered.fields()).isEqualTo(Map.of("thing7", "108物流园"));
        assertThat(rendered.url()).isEqualTo("https://h5.example/bills/20191016161822566095");
    }

    @Test
    @DisplayName("sends nothing, not even shortened, when one value does not fit")
    void tooLong() {
        Rendered rendered = template(null, field("thing7", "stationName"), field("phrase1", "stationName"))
                .render(Channel.WECHAT_TEMPLATE, CONTENT);

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
    @DisplayName("is refused when keys or values are not real, and each finding says where")
    void findings() {
        assertThat(template(null, field("thing1", "stationName"), field("amount2", "due")).findings(Kind.BILL)).isEmpty();
        assertThat(template(null).findings(Kind.BILL)).extracting(Finding::code, Finding::at)
                .containsExactly(tuple("fields-count", "fields"));
        assertThat(template(null, field("first", "stationName"), field("thing1", "stationName"),
                field("thing1", "phone")).findings(Kind.HELD)).extracting(Finding::code, Finding::at).containsExactly(
                        tuple("key-unknown", "fields[0].key"), tuple("value-unknown", "fields[2].value"),
                        tuple("key-twice", "fields[2].key"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
            "stationName,   thing1,             true",
            "stationName,   character_string1,  false",
            "stationName,   phrase1,            false",
            "billNo,        character_string1,  true",
            "billNo,        amount1,            false",
            "billNo,        phone_number1,      false",
            "due,           amount1,            true",
            "due,           number1,            false",
            "energy,        character_string1,  true",
            "energy,        number1,            false",
            "chargeEndedAt, time1,              true",
            "chargeEndedAt, date1,              true",
            "chargeEndedAt, number1,            false",
            "stopReason,    phrase1,            true",
            "stopReason,    const1,             true"})
    @DisplayName("is refused where the type of a key could never take the value")
    void misfits(String value, String key, boolean fits) {
        assertThat(template(null, field(key, value)).findings(Kind.BILL)).extracting(Finding::code)
                .isEqualTo(fits ? List.of() : List.of("value-misfit"));
    }

    @Test
    @DisplayName("has 1 to 10 fields")
    void count() {
        Field[] ten = Kind.BILL.shownValues().stream().limit(10)
                .map(value -> field("thing" + Kind.BILL.shownValues().indexOf(value), value)).toArray(Field[]::new);
        Field[] eleven = Kind.BILL.shownValues().stream().limit(11)
                .map(value -> field("thing" + Kind.BILL.shownValues().indexOf(value), value)).toArray(Field[]::new);

        assertThat(template(null, ten).findings(Kind.BILL)).isEmpty();
        assertThat(template(null, eleven).findings(Kind.BILL)).extracting(Finding::code).containsExactly("fields-count");
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
        assertThat(withText("{phone}").findings(Kind.BILL)).extracting(Finding::code, Finding::at)
                .containsExactly(tuple("value-unknown", "serviceText"));
        assertThat(withText(null).findings(Kind.BILL)).extracting(Finding::code).containsExactly("text-length");
        assertThat(withText("x".repeat(601)).findings(Kind.BILL)).hasSize(1);
        assertThat(withText("x".repeat(600)).findings(Kind.BILL)).isEmpty();
    }

    @Test
    @DisplayName("names the template among its channels, and no channel twice")
    void channels() {
        assertThat(withChannels(Channel.WECHAT_CUSTOMER_SERVICE)).containsExactly("channels-invalid");
        assertThat(withChannels(Channel.WECHAT_TEMPLATE, Channel.WECHAT_TEMPLATE)).containsExactly("channels-invalid");
        assertThat(withChannels(Channel.WECHAT_CUSTOMER_SERVICE, Channel.WECHAT_TEMPLATE)).isEmpty();
    }

    @Test
    @DisplayName("has a template of its own for subscription notices, and shows them by its keys")
    void notices() {
        Template template = withNotice(layout(field("thing9", "stationName")));

        assertThat(template.findings(Kind.BILL)).isEmpty();
        assertThat(template.render(Channel.WECHAT_SUBSCRIPTION, CONTENT).fields()).isEqualTo(Map.of("thing9", "108物流园"));
        assertThat(template.render(Channel.WECHAT_TEMPLATE, CONTENT).fields()).isEqualTo(Map.of("thing1", "108物流园"));
        assertThat(withNotice(null).findings(Kind.BILL)).extracting(Finding::code, Finding::at)
                .containsExactly(tuple("notice-missing", "notice"));
        assertThat(withNotice(layout(field("amount9", "stationName"))).findings(Kind.BILL))
                .extracting(Finding::code, Finding::at).containsExactly(tuple("value-misfit", "notice.fields[0].key"));
        assertThat(withNotice(layout()).findings(Kind.BILL)).extracting(Finding::code, Finding::at)
                .containsExactly(tuple("fields-count", "notice.fields"));
    }

    private static Template withNotice(Layout notice) {
        return new Template("wx1", layout(field("thing1", "stationName")), null,
                List.of(Channel.WECHAT_SUBSCRIPTION, Channel.WECHAT_TEMPLATE), null, notice);
    }

    private static List<String> withChannels(Channel... channels) {
        return new Template("wx1", layout(field("thing1", "stationName")), null, List.of(channels), "x", null)
                .findings(Kind.BILL).stream().map(Finding::code).toList();
    }

    private static Template withText(String text) {
        return new Template("wx1", layout(field("thing1", "stationName")), null,
                List.of(Channel.WECHAT_TEMPLATE, Channel.WECHAT_CUSTOMER_SERVICE), text, null);
    }

    private static Template template(String pageUrl, Field... fields) {
        return new Template("wx1", layout(fields), pageUrl, List.of(Channel.WECHAT_TEMPLATE), null, null);
    }

    private static Layout layout(Field... fields) {
        return new Layout("t1", List.of(fields));
    }

    private static Field field(String key, String value) {
        return new Field(key, value);
    }
}
