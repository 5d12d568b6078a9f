package org.chargeledger.replay.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What a single session's bill first was, what became of it, and what its driver's wallet holds in the end. */
public record ExpectedCase(String story, String firstState, long firstDueFen, ExpectedBill last, long walletFen) {

    public static List<ExpectedCase> load() {
        try {
            return new ObjectMapper().readValue(Scenario.resource("cases/golden.json"), new TypeReference<List<ExpectedCase>>() { });
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public String billNo() {
        return last.billNo();
    }
}
