package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every alert")
class AlertsTest {

    private static final Pattern OUR_METRIC = Pattern.compile("chargeledger_[a-z_]+");

    @Test
    @DisplayName("leads to a runbook that exists in deploy/runbooks")
    void runbooksExist() {
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String url = alert.getAnnotations().get("runbook_url");
            assertThat(url).as(alert.getAlert()).isNotNull();
            String page = url.substring(url.lastIndexOf('/') + 1);
            assertThat(Charts.repository("deploy/runbooks/" + page)).as(alert.getAlert()).exists();
            assertThat(Charts.read("deploy/runbooks/" + page)).as(page).contains(alert.getAlert());
            assertThat(alert.getAnnotations()).containsKeys("summary", "description");
            assertThat(alert.getLabels().get("severity")).isIn("critical", "warning", "info");
        });
    }

    @Test
    @DisplayName("looks at a metric that a service's code really counts")
    void metricsExist() {
        Set<String> counted = ServiceMetrics.counted();

        assertThat(alerts()).allSatisfy(
                alert -> assertThat(counted).as(alert.getAlert()).containsAll(metricsOf(alert)));
    }

    @Test
    @DisplayName("watches the release's own namespace only")
    void ownNamespace() {
        assertThat(alerts()).allSatisfy(alert -> assertThat(alert.getExpr().getStrVal())
                .as(alert.getAlert()).contains("namespace=\"charging\""));
    }

    @Test
    @DisplayName("that the issue asks for is there: held bills, outbox lag, consumer lag, dead letters, conservation")
    void alertsOfTheIssue() {
        assertThat(alerts().stream().map(Rule::getAlert)).contains("BillsHeldRising", "OutboxLag", "ConsumerLag",
                "DeadLetters", "ConservationBroken", "LedgerDifference", "ServiceDown");
    }

    private static List<String> metricsOf(Rule alert) {
        return OUR_METRIC.matcher(alert.getExpr().getStrVal()).results().map(found -> found.group()).toList();
    }

    private static List<Rule> alerts() {
        return Charts.render("ha").all(PrometheusRule.class).stream()
                .flatMap(rule -> rule.getSpec().getGroups().stream()).flatMap(group -> group.getRules().stream()).toList();
    }
}
