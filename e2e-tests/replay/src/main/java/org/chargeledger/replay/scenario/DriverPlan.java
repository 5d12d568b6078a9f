package org.chargeledger.replay.scenario;

import java.util.List;

/** A driver of the scenario and the one recharge made before the window begins. */
public record DriverPlan(String openid, String nickname, String phone, long rechargeFen) {

    static final List<String> COLUMNS = List.of("openid", "nickname", "phone", "recharge_fen");

    static DriverPlan of(CsvRow row) {
        return new DriverPlan(row.text("openid"), row.text("nickname"), row.text("phone"), row.number("recharge_fen"));
    }

    public List<Object> cells() {
        return List.of(openid, nickname, phone, rechargeFen);
    }
}
