package org.chargeledger.billing;

import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.Operator.API;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.Car;
import org.chargeledger.billing.domain.Portion;
import org.chargeledger.billing.domain.Wish;

/** The staff of a played plan. Whether a thing was refused shows in what is stored after it. */
final class PlayedStaff {

    /** What was looked at last: where it would be saved, and how. */
    private record Seen(String path, String ifMatch, Map<String, Object> body) {}

    private final Operator operator;
    private final CorrectionDesk desk;
    private final Map<Car, Seen> seen = new EnumMap<>(Car.class);

    PlayedStaff(Operator operator) {
        this.operator = operator;
        this.desk = new CorrectionDesk(operator);
    }

    /** {@code offered} is the record that they may take instead, or null. */
    void preview(Car car, PlayedCar played, Wish wish, UUID offered) {
        seen.remove(car);
        String bill = "/bills/" + played.billNo();
        switch (wish) {
            case THE_PROPOSAL -> read(operator.staff().get(API + bill + "/proposal"), "preview.digest")
                    .ifPresent(shown -> look(car, shown, "preview.", "/abnormal-bills/accept-proposals",
                            Map.of("items", List.of(Map.of("billNo", played.billNo(), "digest",
                                    shown.getString("preview.digest"))))));
            case THE_OFFERED_RECORD -> {
                if (offered != null) {
                    read(operator.staff().get(API + offer(played, offered) + "/preview"), "digest").ifPresent(shown ->
                            look(car, shown, "", offer(played, offered) + "/accept",
                                    Map.of("digest", shown.getString("digest"))));
                }
            }
            default -> {
                Map<String, Object> values = values(wish.edit());
                read(desk.preview(played.billNo(), values).extract().response(), "digest").ifPresent(shown ->
                        look(car, shown, "", bill + "/corrections",
                                Map.of("digest", shown.getString("digest"), "values", values)));
            }
        }
    }

    private static Optional<JsonPath> read(Response preview, String digest) {
        return Optional.of(preview).filter(answer -> answer.statusCode() == 200).map(Response::jsonPath)
                .filter(shown -> shown.getString(digest) != null);
    }

    private void look(Car car, JsonPath shown, String at, String path, Map<String, Object> saves) {
        var body = new HashMap<String, Object>(Map.of("reason", "计费错误", "notifyDriver", false));
        body.putAll(saves);
        seen.put(car, new Seen(path, "\"" + shown.getInt(at + "billVersion") + "\"", body));
    }

    void save(Car car) {
        Seen last = seen.remove(car);
        if (last != null) {
            operator.staff("finance").header("Idempotency-Key", key()).header("If-Match", last.ifMatch())
                    .contentType("application/json").body(last.body()).post(API + last.path());
        }
    }

    void dismiss(PlayedCar car, UUID offered) {
        post(offer(car, offered) + "/dismiss", Map.of("reason", "电表已核对")).then().statusCode(200);
    }

    void give(PlayedCar car, UUID record) {
        post("/unclaimed-records/" + record + "/give", Map.of("billNo", car.billNo(), "reason", "同一次充电"))
                .then().statusCode(200);
    }

    /** The model gives back what there is; who asks for more is told what is left, and asks for that. */
    void refund(PlayedCar car, Portion portion, PlayedBooks books) {
        var body = new HashMap<String, Object>(Map.of("components", portion.components(), "reason", "a faulty pile"));
        if (portion.amount() != null) {
            body.put("amountFen", portion.amount().fen());
            body.put("seenRefundedFen", books.refunded(car));
        }
        String ifMatch = "\"" + books.versions(car) + "\"";
        Response answer = desk.refund(car.billNo(), ifMatch, body);
        if (answer.statusCode() == 409 && answer.jsonPath().getString("type").endsWith("refund-above-paid")) {
            body.put("amountFen", answer.jsonPath().getLong("leftFen"));
            desk.refund(car.billNo(), ifMatch, body).then().statusCode(201);
        }
    }

    private static Map<String, Object> values(BillEdit edit) {
        var values = new HashMap<String, Object>();
        values.put("chargeStartedAt", text(edit.chargeStartedAt()));
        values.put("chargeEndedAt", text(edit.chargeEndedAt()));
        values.put("serviceEndedAt", text(edit.serviceEndedAt()));
        values.put("energyTenthWh", edit.energyTenthWh());
        values.put("idleCharged", edit.idleCharged());
        values.put("priceInForce", edit.priceInForce());
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }

    private Response post(String path, Map<String, Object> body) {
        return operator.staff("finance").header("Idempotency-Key", key()).contentType("application/json").body(body)
                .post(API + path);
    }

    private static String offer(PlayedCar car, UUID inModel) {
        return "/bills/" + car.billNo() + "/record-offers/" + car.recordId(inModel);
    }
}
