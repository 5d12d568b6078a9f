package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Two administrators and the operator's settings")
class SettingsTest {

    static final String ROOT = "/api/notification/v1";

    @Test
    @DisplayName("quiet hours: who read something else overwrites nothing, and each change is audited")
    void quietHours() {
        overwritten("/quiet-hours", Map.of("from", "22:00", "to", "07:00"), Map.of("from", "23:00", "to", "07:00"),
                Map.of(), "change-quiet-hours");
    }

    @Test
    @DisplayName("staff who are reminded: the same, and no openid in the audit")
    void staff() {
        Operator operator = overwritten("/staff-recipients", staff("甲", "oAAAA1"), staff("乙", "oBBBB1"),
                staff("丙", "oCCCC1"), "change-staff-recipients");
        audit(operator).body("items[0].after.recipients.name", is(List.of("丙")));
        assertThat(audit(operator).extract().asString()).doesNotContain("oAAAA1", "oBBBB1", "oCCCC1");
    }

    @Test
    @DisplayName("an account's name: the same")
    void account() {
        Operator operator = Operator.bare();
        overwritten(operator, "/official-accounts/" + operator.appId, Map.of("name", "A"), Map.of("name", "B"),
                Map.of("name", "C"), "rename-official-account");
        audit(operator).body("items[2].action", is("register-official-account"));
    }

    @Test
    @DisplayName("a template: the same")
    void template() {
        Operator operator = Operator.bare();
        operator.put("/official-accounts/" + operator.appId, Map.of("name", "A")).statusCode(200);
        overwritten(operator, "/templates/HELD", template(operator, "reason"), template(operator, "stationName"),
                template(operator, "codes"), "change-template");
    }

    @Test
    @DisplayName("an account's cover: the same")
    void cover() {
        Operator operator = Operator.withAccount();
        var wechat = new OfficialAccountStub(operator);
        String path = "/official-accounts/" + operator.appId + "/cover";
        var picture = Map.of("picture", new byte[200]);
        operator.putOf(null, path, picture).statusCode(200);
        String read = operator.get("/official-accounts").extract().path("items[0].coverVersion");

        operator.putOf(null, path, picture).statusCode(428);
        wechat.answers(OfficialAccountStub.COVER, "{\"media_id\":\"another\"}");
        operator.putOf(read, path, picture).statusCode(200).body("mediaId", is("another"));
        operator.putOf(read, path, picture).statusCode(412);
        Operator.bare().putOf(null, path, picture).statusCode(404);

        audit(operator).body("items[0].action", is("change-cover")).body("items[0].subjectId", is(operator.appId))
                .body("items[0].before.mediaId", is("cover-" + operator.appId))
                .body("items[0].after.mediaId", is("another"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/official-accounts/", "/templates/HELD"})
    @DisplayName("who make the same setting at once: one makes it, the others have not read it")
    void atOnce(String path) {
        Operator operator = Operator.bare();
        boolean template = path.startsWith("/templates");
        if (template) {
            operator.put("/official-accounts/" + operator.appId, Map.of("name", "A")).statusCode(200);
        }
        String whole = template ? path : path + operator.appId;
        Object body = template ? template(operator, "reason") : Map.of("name", "A");
        List<Future<Integer>> answers;
        try (var admins = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 4).mapToObj(i -> admins.submit(() -> operator.putOf(null, whole, body).extract()
                    .statusCode())).toList();
        }

        assertThat(answers).extracting(Future::resultNow).containsExactlyInAnyOrder(200, 428, 428, 428);
    }

    @Test
    @DisplayName("an account is registered by the operator whose deployment names it, or by the platform")
    void registration() {
        Operator ours = Operator.bare();
        Operator other = Operator.bare();

        other.putOf(null, "/official-accounts/" + ours.appId, Map.of("name", "mine")).statusCode(403)
                .body("type", is("/problems/official-account-foreign"));
        other.get("/official-accounts").body("items", hasSize(0));
        ours.put("/official-accounts/" + ours.appId, Map.of("name", "A")).statusCode(200);
        other.putOf(null, "/official-accounts/" + ours.appId, Map.of("name", "mine")).statusCode(403);
        String further = ours.appId.replace("wx", "wxa");
        ours.putOf(null, "/official-accounts/" + further, Map.of("name", "B")).statusCode(403);
        given().auth().oauth2(Tokens.staff("none", "platform-admin")).contentType(ContentType.JSON)
                .header("X-Operator-Id", ours.id).header("Idempotency-Key", "k").body(Map.of("name", "B"))
                .put(ROOT + "/official-accounts/" + further).then().statusCode(200);
        ours.get("/official-accounts").body("items.name", is(List.of("A", "B")));
        audit(ours).body("items[0].action", is("register-official-account")).body("items[0].subjectId", is(further))
                .body("items[0].inNameOf", is(ours.id));
    }

    private static Operator overwritten(String path, Object first, Object second, Object third, String action) {
        Operator operator = Operator.bare();
        overwritten(operator, path, first, second, third, action);
        return operator;
    }

    /** The first is made by who read nothing; the second needs the first's version, and so on. */
    private static void overwritten(Operator operator, String path, Object first, Object second, Object third,
            String action) {
        operator.putOf(null, path, first).statusCode(200);
        String read = operator.version(path);
        operator.putOf(null, path, second).statusCode(428).body("type", is("/problems/if-match-missing"));
        operator.putOf(read, path, second).statusCode(200);
        operator.putOf(read, path, third).statusCode(412).body("type", is("/problems/version-stale"))
                .body("currentETag", is("\"" + operator.version(path) + "\""));
        operator.putOf(operator.version(path), path, third).statusCode(200);
        audit(operator).body("items[0].action", is(action)).body("items[1].action", is(action));
    }

    private static io.restassured.response.ValidatableResponse audit(Operator operator) {
        return given().auth().oauth2(Tokens.staff(operator.id, "operator-admin")).get(ROOT + "/audit").then()
                .statusCode(200);
    }

    private static Map<String, Object> staff(String name, String openid) {
        return Map.of("recipients", List.of(Map.of("name", name, "openid", openid)));
    }

    private static Map<String, Object> template(Operator operator, String value) {
        return Map.of("appId", operator.appId, "templateId", "t", "fields", List.of(Map.of("key", "thing1", "value", value)));
    }
}
