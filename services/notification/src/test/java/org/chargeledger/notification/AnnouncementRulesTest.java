package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.AnnouncementTest.SOON;
import static org.chargeledger.notification.OfficialAccountStub.PUBLISH;
import static org.chargeledger.notification.Operator.json;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.notification.app.announcement.WatchLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("What an announcement may say and who decides")
class AnnouncementRulesTest {

    Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom();
    }

    @Test
    @DisplayName("shows each item's state of its moment, and is brought up to date, which asks for approval again")
    void renews() {
        String id = room.drafted("TOTALS", null).body("html", containsString("3 笔")).extract().path("announcementId");
        Facts.item(room.operator, room.batchId, Facts.newBillNo(), UUID.randomUUID(), "DONE", "2019-10-21T02:20:00Z");
        room.awaitSql("select count(*) = 1 from refund_item where state = 'DONE' and operator_id = '" + room.operator.id + "'");
        room.get(id).body("html", not(containsString("1 笔，10.00元")));
        room.approve(id).statusCode(200);
        room.awaitState(id, "DRAFT_CREATED");

        room.act(id, "renewal", null).statusCode(200).body("state", is("DRAFTED")).body("html", containsString("1 笔，10.00元"))
                .body("approvedBy", nullValue());
        MessageRow.change("update announcement set state = 'FINISHED' where announcement_id = ?", UUID.fromString(id));
        room.act(id, "renewal", null).statusCode(201).body("renews", is(id)).body("state", is("DRAFTED"));
        room.get(id).body("state", is("FINISHED"));
    }

    @Test
    @DisplayName("whoever renews does not become the writer: the author cannot approve the own words, nor can the renewer")
    void renewedByAnother() {
        String id = room.drafted("TOTALS", null).extract().path("announcementId");
        room.as("colleague").header("Idempotency-Key", room.key()).post(room.path(id, "renewal")).then().statusCode(428);
        room.as("colleague").header("Idempotency-Key", room.key()).header("If-Match", "\"7\"")
                .post(room.path(id, "renewal")).then().statusCode(412);
        room.act("colleague", id, "renewal", null).statusCode(200);

        for (String maker : List.of("writer", "colleague")) {
            room.approve(maker, id).statusCode(409).body("type", is("/problems/announcement-own-approval"));
        }
        room.approve(id).statusCode(200);
        room.awaitState(id, "DRAFT_CREATED");
        MessageRow.change("update announcement set state = 'FAILED' where announcement_id = ?", UUID.fromString(id));
        String successor = room.act("colleague", id, "renewal", null).statusCode(201).extract().path("announcementId");
        room.approve("writer", successor).statusCode(409);
        room.approve("colleague", successor).statusCode(409);
    }

    @Test
    @DisplayName("whoever makes a public list of it is its writer: a renewal by another does not let them approve it")
    void whoeverShowsNamesIsItsWriter() {
        UUID assessment = room.assessment();
        String id = room.drafted("TOTALS", null).extract().path("announcementId");
        room.edit("editor", id, Map.of()).statusCode(200);
        room.approve("editor", id).statusCode(409).body("type", is("/problems/announcement-own-approval"));

        room.edit("editor", id, Map.of("form", "LIST", "assessmentId", assessment)).statusCode(200).body("form", is("LIST"));
        room.act("colleague", id, "renewal", null).statusCode(200);

        for (String maker : List.of("editor", "colleague")) {
            room.approve(maker, id).statusCode(409).body("type", is("/problems/announcement-own-approval"));
        }
        room.approve(id).statusCode(200);
    }

    @Test
    @DisplayName("nobody approves what they wrote, nor another version than they read, nor announces an unapproved batch")
    void secondPerson() {
        Facts.batch(room.operator, room.batchId, "FROZEN", 3);
        room.awaitSql("select count(*) = 1 from refund_batch where operator_id = '" + room.operator.id + "'");
        room.write("TOTALS", null).statusCode(409).body("type", is("/problems/refund-batch-not-approved"));

        String id = room.drafted("TOTALS", null).extract().path("announcementId");
        room.as("writer").header("If-Match", "\"1\"").header("Idempotency-Key", room.key())
                .post(room.path(id, "approval")).then().statusCode(409).body("type", is("/problems/announcement-own-approval"));
        room.as("approver").header("If-Match", "\"2\"").header("Idempotency-Key", room.key())
                .post(room.path(id, "approval")).then().statusCode(412);
        room.act(id, "submission", Map.of("way", "PUBLISH")).statusCode(409).body("type", is("/problems/announcement-state"));
        room.writeWith(Map.of("title", "题".repeat(33))).statusCode(400)
                .body("type", is("/problems/announcement-invalid")).body("findings", hasSize(1));
        room.writeWith(Map.of("text", "字\n".repeat(2000))).statusCode(400)
                .body("type", is("/problems/announcement-invalid")).body("findings", hasSize(1));
    }

    @Test
    @DisplayName("a list needs an assessment, shows only who consented, and a withdrawn consent keeps it from going out")
    void listNeedsConsent() {
        UUID consenting = Facts.driverOf(room.operator);
        UUID silent = Facts.driverOf(room.operator);
        String billNo = Facts.newBillNo();
        Facts.item(room.operator, room.batchId, billNo, consenting, "DONE", "2019-10-21T02:20:00Z");
        Facts.item(room.operator, room.batchId, Facts.newBillNo(), silent, "OPEN", "2019-10-21T02:20:00Z");
        room.awaitSql("select count(*) = 2 from refund_item i join driver_profile p using (operator_id, driver_id)"
                + " where operator_id = '" + room.operator.id + "'");
        room.consent(consenting, true);
        room.approvedBatch();
        room.write("LIST", null).statusCode(409).body("type", is("/problems/assessment-missing"));
        room.write("LIST", UUID.randomUUID()).statusCode(409);

        String id = room.write("LIST", room.assessment()).statusCode(201)
                .body("html", containsString(billNo.substring(14))).body("html", containsString("189xxxx4136"))
                .body("html", containsString("另有 2 笔")).body("html", not(containsString(billNo)))
                .extract().path("announcementId");
        room.approve(id).statusCode(200);
        room.awaitState(id, "DRAFT_CREATED");
        room.consent(consenting, false);
        room.get(id).body("withdrawn", is(1));
        room.submit(id, "PUBLISH");
        room.awaitState(id, "DRAFTED");
        room.get(id).body("reason", is("CONSENT_WITHDRAWN"));
        assertThat(room.wechat.asked(PUBLISH)).isEmpty();
        room.act(id, "renewal", null).statusCode(200).body("withdrawn", is(0)).body("html", containsString("另有 3 笔"));
    }

    @Test
    @DisplayName("a list that may be out is not handed over again once a consent is withdrawn: a person looks, and staff are warned")
    void withdrawnWhileUncertain() {
        UUID driverId = Facts.driverOf(room.operator);
        String id = room.listCreated(driverId);
        room.wechat.answersInTurn(PUBLISH, json("{\"errcode\":0,\"publish_id\":9}").withFixedDelay(2500),
                json("{\"errcode\":0,\"publish_id\":9}"));
        room.submit(id, "PUBLISH");
        room.awaitState(id, "UNKNOWN");
        double before = listsToTakeDown();
        room.consent(driverId, false);
        Newsroom.dueNow(id);

        await().atMost(SOON).until(() -> "CONSENT_WITHDRAWN".equals(room.get(id).extract().path("reason")));

        room.get(id).body("state", is("UNKNOWN")).body("acts", is(List.of("SAY_SENT", "SAY_NOT_SENT")));
        assertThat(room.wechat.asked(PUBLISH)).hasSize(1);
        assertThat(listsToTakeDown()).isEqualTo(before + 1);
        room.act(id, "outcome", Map.of("sent", true, "reason", "后台可见")).statusCode(200).body("state", is("FINISHED"));
        assertThat(MessageRow.holds("select next_attempt_at between now() + interval '29 days' and now() + interval '30 days'"
                + " from announcement where announcement_id = '" + id + "'")).as("a list has its term however it got out")
                .isTrue();
        room.act(id, "take-down", Map.of("reason", "撤回同意")).statusCode(409).body("type", is("/problems/take-down-refused"));
        room.act(id, "take-down", Map.of("reason", "后台已删除", "byHand", true)).statusCode(200)
                .body("state", is("TAKEN_DOWN")).body("reason", is("DECIDED_BY_STAFF"));
        assertThat(listsToTakeDown()).isEqualTo(before);
    }

    private static double listsToTakeDown() {
        CDI.current().select(WatchLists.class).get().look();
        return CDI.current().select(MeterRegistry.class).get().get("chargeledger.lists.to.take.down").gauge().value();
    }

    @Test
    @DisplayName("the database itself refuses a list without assessment or consent, and an approval by the writer")
    void databaseRefuses() {
        String id = room.drafted("TOTALS", null).extract().path("announcementId");

        for (String sql : List.of(
                "update announcement set form = 'LIST' where announcement_id = ?",
                "update announcement set approved_by = written_by where announcement_id = ?",
                "update announcement set approved_by = 'x', renewed_by = 'x' where announcement_id = ?",
                "insert into announcement_listed (operator_id, announcement_id, bill_no, driver_id, given_at)"
                        + " select operator_id, announcement_id, '1', gen_random_uuid(), now() from announcement"
                        + " where announcement_id = ?")) {
            assertThat(catchThrowable(() -> MessageRow.change(sql, UUID.fromString(id))))
                    .hasStackTraceContaining("violates");
        }
    }

    @Test
    @DisplayName("another operator neither sees nor changes it")
    void tenancy() {
        String id = room.drafted("TOTALS", null).extract().path("announcementId");
        Operator other = Operator.bare();

        other.get("/announcements").statusCode(200).body("items", hasSize(0));
        other.get("/announcements/" + id).statusCode(404);
        other.get("/refund-batches").body("items", hasSize(0));
        room.operator.get("/refund-batches").body("items.name", is(List.of("占桩费退费")));
    }
}
