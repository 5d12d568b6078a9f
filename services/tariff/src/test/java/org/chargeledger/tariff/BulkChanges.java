package org.chargeledger.tariff;

import static org.chargeledger.tariff.Api.NOW;
import static org.hamcrest.Matchers.equalTo;

/** What the tests of bulk changes ask for, and what they start from. */
final class BulkChanges {

    /** When the changes take force: a day after {@link Api#NOW}. */
    static final String FROM = "2019-10-17T00:00:00Z";
    static final String REMOVE = """
            "edit": {"kind": "REMOVE_IDLE_FEE"}, "effectiveFrom": "%s\"""".formatted(FROM);
    static final String ALSO_LATER = REMOVE + ", \"alsoLater\": true";

    private BulkChanges() {}

    /** ST-1 and ST-2 on the tariff T-A, ST-3 on T-B, both in force now with an idle fee of 80 fen a minute. */
    static void threeStations(Api admin) {
        admin.withStations("ST-1", "ST-2", "ST-3");
        admin.put("/tariffs/T-A", "a", "{\"name\":\"甲\"}").statusCode(200);
        admin.put("/tariffs/T-B", "b", "{\"name\":\"乙\"}").statusCode(200);
        admin.post("/tariffs/T-A/versions", "a1", Api.fixed(NOW, "ST-1\", \"ST-2")).statusCode(201);
        admin.post("/tariffs/T-B/versions", "b1", Api.fixed(NOW, "ST-3")).statusCode(201);
    }

    /** Expects the idle fee in fen a minute that the station has at that time; null for none. */
    static void idleFee(Api admin, String station, String at, Integer perMinuteFen) {
        admin.get("/prices/in-force?stationId=" + station + "&at=" + at).statusCode(200)
                .body("idleFee?.perMinuteFen", equalTo(perMinuteFen));
    }

    static String approved(String wish, String reason, String digest) {
        return "{%s, \"reason\": \"%s\", \"digest\": \"%s\"}".formatted(wish, reason, digest);
    }
}
