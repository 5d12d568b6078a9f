package org.chargeledger.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.http.Organizations;
import org.chargeledger.replay.http.StaffTokens;
import org.chargeledger.replay.stack.StackFile;
import org.chargeledger.replay.stack.StackView;

/**
 * Has the running stack rate all stored bills again, of one operator after the other, in whose names platform staff ask.
 * Exits 0 only if there are bills and every one comes out the same.
 */
public final class Rerate {

    /** How many versions of bills of an operator were rated again, and how many of them came out otherwise. */
    record Rated(int versions, int differing) {

        Rated plus(Rated more) {
            return new Rated(versions + more.versions, differing + more.differing);
        }

        boolean well() {
            return versions > 0 && differing == 0;
        }
    }

    private Rerate() {}

    public static void main(String[] words) {
        StackView stack = new StackFile(Arguments.of(words, System.getenv()).stackFile()).read();
        var http = new Http();
        var platform = new Api(http, stack.edgeUrl(), new StaffTokens(http, stack, "platform"), new AtomicLong());
        System.exit(ofAll(platform, new Organizations(http, stack).operatorIds()).well() ? 0 : 1);
    }

    static Rated ofAll(Api platform, List<String> operatorIds) {
        var all = new Rated(0, 0);
        for (String operatorId : operatorIds) {
            Rated rated = of(platform.inNameOf(operatorId), operatorId);
            System.out.println(operatorId + ": " + told(rated));
            all = all.plus(rated);
        }
        System.out.println(operatorIds.size() + " operators: " + told(all));
        return all;
    }

    private static Rated of(Api operator, String operatorId) {
        List<JsonNode> bills = operator.all("/billing/v1/bills/rerate-check");
        List<JsonNode> differing = bills.stream().filter(bill -> !bill.path("differences").isEmpty()).toList();
        differing.forEach(bill -> System.out.println(operatorId + " " + bill.path("billNo").asText() + " v"
                + bill.path("billVersion").asInt() + ": " + bill.path("differences")));
        return new Rated(bills.size(), differing.size());
    }

    private static String told(Rated rated) {
        return rated.versions() + " versions of bills rated again, " + rated.differing() + " came out otherwise";
    }
}
