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
        Rendered rendered = template("https://h5.example/bills/{billNo}", field("thing7", "stationName")).render(CONTENT);

        assertThat(rendered.finding()).isEmpty();
        assertThat(rendered.fields()).isEqualTo(Map.of("thing7", "108物流园"));
        assertThat(rendered.url()).isEqualTo("https://h5.example/bills/20191016161822566095");
    }

    @Test
    @DisplayName("sends nothing, not even shortened, when one value does not fit")
    void tooLong() {
        Rendered rendered = template(null, field("thing7", "stationName"), field("phrase1", "stationName")).render(CONTENT);

        assertThat(rendered.finding()).hasValue("phrase1 holds 6 characters, 5 are allowed");
        assertThat(rendered.fields()).isEmpty();
    }

    @Test
    @DisplayName("sends nothing when a value is missing")
    void missing() {
        assertThat(template(null, field("time5", "chargeEndedAt")).render(CONTENT).finding())
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

    private static Template template(String pageUrl, Field... fields) {
        return new Template("wx1", "t1", pageUrl, List.of(fields));
    }

    private static Field field(String key, String value) {
        return new Field(key, value);
    }
}
