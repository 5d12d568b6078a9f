package org.chargeledger.replay.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The golden figures: what the scenario comes to, bill by bill. {@code held} is bill number to code. */
public record Expectations(
        int successful, int startFailed, long rechargedFen, int vouchersGranted, List<ExpectedBill> bills,
        Map<String, Integer> held) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    public Expectations {
        bills = List.copyOf(bills);
        held = new TreeMap<>(held);
    }

    public static Expectations load() {
        try {
            return JSON.readValue(Scenario.resource("golden.json"), Expectations.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    public long sum(ToLongFunction<ExpectedBill> figure) {
        return bills.stream().mapToLong(figure).sum();
    }

    public long vouchersRedeemed() {
        return bills.stream().filter(bill -> bill.discountFen() > 0).count();
    }

    public long held(int code) {
        return held.values().stream().filter(each -> each == code).count();
    }
}
