package org.chargeledger.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("Operator zpd's 16 to 18 October 2019, on a machine that has never run it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoStoryTest {

    private static final Duration DEMO = Duration.ofMinutes(15);
    private static final Duration READY = Duration.ofMinutes(5);
    private static final String STATISTICS = "/api/reporting/v1/statistics/sessions?from=2019-10-15T16:00:00Z&to=2019-10-18T16:00:00Z";

    private Launcher launcher;
    private Stack stack;

    @BeforeAll
    void freshData() throws IOException, InterruptedException {
        Files.createDirectories(Launcher.BUILD);
        try (var clean = Launcher.start("clean-data")) {
            assertThat(clean.awaitEnd(Duration.ofMinutes(1))).as(clean.output()).isZero();
        }
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (launcher != null) {
            launcher.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("ends at the golden figures: 267 sessions billed or held, of them the 38 abnormal ones by number and code")
    void reachesTheGoldenFigures() throws IOException, InterruptedException {
        try (var demo = Launcher.start("demo")) {
            assertThat(demo.awaitEnd(DEMO)).as(demo.output()).isZero();
        }
    }

    @Test
    @Order(2)
    @DisplayName("sent once more on kept data, changes no bill, no balance and no statistic")
    void changesNothingWhenSentAgain() throws IOException, InterruptedException {
        launcher = Launcher.start("stack");
        stack = launcher.awaitReady(READY);
        List<JsonNode> before = everything();

        ProgramRun again = ProgramRun.replay(stack, DEMO);

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @Order(3)
    @DisplayName("lets a person sign in with a browser, find bill 20191016161822566095 among the abnormal ones, and work a day in the back office")
    void aPersonWorksADay() throws IOException, InterruptedException {
        Browser.run("work-a-day.mjs", stack);
    }

    @Test
    @Order(4)
    @DisplayName("lets a driver's phone show messages, a notice ordered on a page, and the articles of a refund in both forms")
    void aPhoneShowsIt() throws IOException, InterruptedException {
        Browser.run("on-the-phone.mjs", stack);
    }

    @Test
    @Order(5)
    @DisplayName("has every version of every bill, those that people made that day too, come out the same when rated again")
    void everyBillIsRatedAsItWas() throws IOException, InterruptedException {
        ProgramRun rerate = ProgramRun.rerate(stack, Duration.ofMinutes(1));

        assertThat(rerate.exitCode()).as(rerate.output()).isZero();
        assertThat(rerate.output()).contains("zpd: ", "qyd: ", "2 operators: ");
    }

    @Test
    @Order(6)
    @DisplayName("and no service has refused an event all along")
    void nothingWasRefused() throws IOException, InterruptedException {
        var api = new Api(stack);
        for (String service : List.of("pile-ingest", "tariff", "billing", "voucher", "notification", "reporting")) {
            assertThat(api.get("/api/" + service + "/v1/dead-letters").path("items")).as(service).isEmpty();
        }
    }

    @Test
    @Order(7)
    @DisplayName("leaves no process behind when it is stopped")
    void stopsEverything() throws InterruptedException {
        List<Long> processes = stack.processIds().boxed().toList();
        launcher.close();

        assertThat(processes).isNotEmpty().noneMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    private List<JsonNode> everything() throws IOException, InterruptedException {
        var api = new Api(stack);
        var all = new ArrayList<>(api.all("/api/billing/v1/bills"));
        all.add(api.get("/api/billing/v1/ledger/accounts"));
        all.add(api.get("/api/billing/v1/ledger/equations"));
        all.add(api.get("/api/billing/v1/conservation"));
        all.add(api.get(STATISTICS));
        return all;
    }
}
