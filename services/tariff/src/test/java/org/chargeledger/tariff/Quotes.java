package org.chargeledger.tariff;

/** Usages to quote. */
final class Quotes {

    /** Bill 20191013080051738725 of the October 2019 case. */
    static final String GOLDEN = """
            {"tariffId": "T-1", "version": 1, "bands": [{"band": "FLAT", "energyTenthWh": 30900}],
             "chargeEndedAt": "2019-10-13T08:19:33+08:00", "serviceEndedAt": "2019-10-13T11:34:19+08:00"}""";

    private Quotes() {}
}
