package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.Tokens;
import org.chargeledger.notification.app.announcement.MoveAnnouncements;

/** An operator with an account, a batch of three refunds, and two people who write and approve announcements. */
final class Newsroom {

    private static final Duration SOON = Duration.ofSeconds(20);

    final Operator operator = Operator.withWillingAccount();
    final OfficialAccountStub wechat = new OfficialAccountStub(operator);
    final UUID batchId = UUID.randomUUID();

    String draftCreated(String form, UUID assessment) {
        String id = drafted(form, assessment).extract().path("announcementId");
        approve(id).statusCode(200).body("state", is("APPROVED"));
        awaitState(id, "DRAFT_CREATED");
        return id;
    }

    String draftCreatedAgain() {
        String id = write("TOTALS", null).statusCode(201).extract().path("announcementId");
        approve(id).statusCode(200);
        awaitState(id, "DRAFT_CREATED");
        return id;
    }

    ValidatableResponse drafted(String form, UUID assessment) {
        approvedBatch();
        return write(form, assessment).statusCode(201);
    }

    /** A list in the draft box that shows one driver of the batch. */
    String listCreated(UUID driverId) {
        Facts.item(operator, batchId, Facts.newBillNo(), driverId, "DONE", "2019-10-21T02:20:00Z");
        awaitSql("select count(*) = 1 from refund_item i join driver_profile p using (operator_id, driver_id)"
                + " where operator_id = '" + operator.id + "'");
        consent(driverId, true);
        return draftCreated("LIST", assessment());
    }

    UUID assessment() {
        return UUID.fromString(as("approver").contentType(ContentType.JSON).header("Idempotency-Key", key())
                .body(Map.of("title", "退费公告个保影响评估", "document", "OA-2019-1021", "conclusion", "仅公开同意者，30天后下架"))
                .post("/api/notification/v1/impact-assessments").then().statusCode(201).extract().path("assessmentId"));
    }

    void approvedBatch() {
        Facts.batch(operator, batchId, "APPROVED", 3);
        awaitSql("select count(*) = 1 from refund_batch where state = 'APPROVED' and operator_id = '" + operator.id + "'");
    }

    ValidatableResponse write(String form, UUID assessment) {
        var changes = new HashMap<String, Object>(Map.of("form", form));
        if (assessment != null) {
            changes.put("assessmentId", assessment);
        }
        return writeWith(changes);
    }

    ValidatableResponse writeWith(Map<String, Object> changes) {
        return as("writer").contentType(ContentType.JSON).header("Idempotency-Key", key()).body(body(changes))
                .post("/api/notification/v1/announcements").then();
    }

    /** The words as they were drafted, but for the changes. */
    ValidatableResponse edit(String person, String id, Map<String, Object> changes) {
        return as(person).contentType(ContentType.JSON).header("Idempotency-Key", key())
                .header("If-Match", get(id).extract().header("ETag")).body(body(changes))
                .put("/api/notification/v1/announcements/" + id).then();
    }

    private Map<String, Object> body(Map<String, Object> changes) {
        var body = new HashMap<String, Object>(Map.of("appId", operator.appId, "batchId", batchId, "form", "TOTALS", "title",
                "占桩费退费公告", "digest", "已收取的占桩费将退还", "text", "各位用户：10月18日前的占桩费全部取消。", "pageUrl",
                "https://h5.example/my"));
        body.putAll(changes);
        return body;
    }

    ValidatableResponse approve(String id) {
        return approve("approver", id);
    }

    ValidatableResponse approve(String person, String id) {
        return as(person).header("If-Match", get(id).extract().header("ETag")).header("Idempotency-Key", key())
                .post(path(id, "approval")).then();
    }

    ValidatableResponse act(String id, String act, Object body) {
        return act("writer", id, act, body);
    }

    /** Renewing holds for the version that was read. */
    ValidatableResponse act(String person, String id, String act, Object body) {
        var request = as(person).header("Idempotency-Key", key());
        if (act.equals("renewal")) {
            request = request.header("If-Match", get(id).extract().header("ETag"));
        }
        return (body == null ? request : request.contentType(ContentType.JSON).body(body)).post(path(id, act)).then();
    }

    ValidatableResponse get(String idOrPath) {
        return operator.get(idOrPath.startsWith("/") ? idOrPath : "/announcements/" + idOrPath);
    }

    /** Makes the moves that are due at once, beside the loop that makes them each second. */
    void awaitState(String id, String state) {
        MoveAnnouncements moves = CDI.current().select(MoveAnnouncements.class).get();
        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
            moves.run();
            return get(id).extract().path("state");
        }, state::equals);
    }

    void submit(String id, String way) {
        act(id, "submission", Map.of("way", way)).statusCode(200);
    }

    /** WeChat should long have told what became of it. */
    static void acceptedLongAgo(String id) {
        MessageRow.change("update announcement set accepted_at = now() - interval '2 minutes', next_attempt_at = now()"
                + " where announcement_id = ?", UUID.fromString(id));
    }

    static void dueNow(String id) {
        MessageRow.change("update announcement set next_attempt_at = now() where announcement_id = ?", UUID.fromString(id));
    }

    static void awaitSql(String sql) {
        await().atMost(SOON).until(() -> MessageRow.holds(sql));
    }

    void consent(UUID driverId, boolean given) {
        given().auth().oauth2(Tokens.driver(operator.id, driverId)).contentType(ContentType.JSON)
                .header("Idempotency-Key", key()).body(Map.of("given", given))
                .put("/api/notification/v1/driver/consents/PUBLIC_LIST").then().statusCode(200);
    }

    RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.person(person, operator.id, "operator-admin"));
    }

    static String path(String id, String act) {
        return "/api/notification/v1/announcements/" + id + "/" + act;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
