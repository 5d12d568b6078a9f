package org.chargeledger.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.ClientTokens;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.stack.StackFile;
import org.chargeledger.replay.stack.StackView;

/** Has the running stack rate all stored bills of the operator again; exits 0 only if every one comes out the same. */
public final class Rerate {

    private Rerate() {}

    public static void main(String[] words) {
        StackView stack = new StackFile(Arguments.of(words, System.getenv()).stackFile()).read();
        var http = new Http();
        var staff = new Api(http, stack.edgeUrl(), new ClientTokens(http, stack), new AtomicLong());
        List<JsonNode> bills = staff.all("/billing/v1/bills/rerate-check");
        List<JsonNode> differing = bills.stream().filter(bill -> !bill.path("differences").isEmpty()).toList();
        differing.forEach(bill -> System.out.println(bill.path("billNo").asText() + " v" + bill.path("billVersion").asInt()
                + ": " + bill.path("differences")));
        System.out.println(bills.size() + " versions of bills rated again, " + differing.size() + " came out otherwise");
        System.exit(bills.isEmpty() || !differing.isEmpty() ? 1 : 0);
    }
}
