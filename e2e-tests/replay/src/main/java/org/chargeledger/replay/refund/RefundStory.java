package org.chargeledger.replay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.People;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.http.StaffTokens;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.seed.WechatSide;
import org.chargeledger.replay.stack.StackFile;
import org.chargeledger.replay.stack.StackView;
import org.chargeledger.replay.timeline.BusinessTimeFile;

/**
 * The refund campaign of October 2019, from the first overcharge to the last refund, against the running stack; exits 0
 * only if every figure is that of the case. With {@code --gate on} the check that nobody had then holds the six faults.
 */
public final class RefundStory {

    private static final long SEED = 20_191_021;
    private static final LocalDate REMOVAL = LocalDate.of(2019, 10, 17);
    private static final Instant WINDOW = day(IdleCampaign.FIRST_DAY);
    private static final Instant WINDOW_END = day(IdleCampaign.LAST_DAY.plusDays(1));
    private static final Instant COUNTED = day(LocalDate.of(2019, 10, 21));

    private final boolean gate;
    private final StackFile stackFile;
    private final List<IdleSession> sessions = IdleCampaign.sessions(SEED);
    private final Verdict verdict = new Verdict(System.out);

    private RefundStory(Path stackFile, boolean gate) {
        this.stackFile = new StackFile(stackFile);
        this.gate = gate;
    }

    public static void main(String[] words) {
        Map<String, String> options = new HashMap<>(Map.of("--stack", ".local/run/stack.json", "--gate", "off"));
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (options.put(words[i], words[i + 1]) == null) {
                throw new IllegalArgumentException("unknown option in " + Arrays.toString(words));
            }
        }
        try {
            System.exit(new RefundStory(Path.of(options.get("--stack")), options.get("--gate").equals("on")).run() ? 0 : 1);
        } catch (IllegalStateException failed) {
            failed.printStackTrace(System.err);
            System.err.println("The story did not get to its end: " + failed.getMessage());
            System.exit(2);
        }
    }

    private boolean run() {
        StackView stack = stackFile.read();
        var http = new Http();
        var writes = new AtomicLong();
        var admin = new Api(http, stack.edgeUrl(), new StaffTokens(http, stack, "zpd-admin"), writes);
        var finance = new Api(http, stack.edgeUrl(), new StaffTokens(http, stack, "zpd-finance"), writes);
        var people = new People(Operator.drivers(), http, stack.edgeUrl(), writes);
        var clock = new BusinessTimeFile(Path.of(stack.businessTimeFile()));
        try (var facts = new PileFacts(Operator.ID, stack.kafkaBootstrapServers());
                var quiescence = new Quiescence(stack, () -> true)) {
            clock.set(WINDOW);
            quiescence.awaitReaders();
            say("Setting up: " + Site.ALL.size() + " stations, " + IdleCampaign.DRIVERS + " drivers, the check of idle fees"
                    + " after short charges is " + (gate ? "on" : "off"));
            var wechat = new WechatSide(http, stack);
            new Operator(admin, finance, people, wechat, facts, quiescence).setUp(gate);
            var loader = new Loader(admin, people, facts, clock, this::say);
            loader.play(sessions);
            quiescence.await();
            if (gate) {
                gateHolds(admin);
            } else {
                statistics(admin);
                campaign(new Campaign(admin, finance, stackFile, this::say),
                        new Telling(finance, admin, wechat, stack.edgeUrl(), verdict), clock, quiescence, admin);
            }
            quiescence.await();
            books(admin);
        }
        return verdict.golden();
    }

    private void statistics(Api staff) {
        verdict.title("Statistics, 2019-07-01 to 2019-10-15");
        JsonNode found = idleFees(staff, WINDOW, WINDOW_END);
        verdict.equal("successful sessions", IdleCampaign.SESSIONS, found.path("successful").asLong());
        verdict.equal("with an idle fee", 127, found.path("withIdleFee").asLong());
        verdict.equal("of these charged for under 60 s", 6, found.at("/shortOnes/count").asLong());
        verdict.equal("  with a fee over 10 yuan", 4, found.at("/shortOnes/aboveLimit").asLong());
        var fees = new TreeSet<Long>();
        found.path("shortCharges").forEach(one -> fees.add(one.path("idleFeeFen").asLong()));
        verdict.equal("  these, in fen", List.of(1_360, 7_300, 36_100, 43_300), fees.tailSet(1_001L));
        verdict.equal("charged for 60 s or more", 121, found.at("/others/count").asLong());
        verdict.equal("  with a fee over 5 yuan", 103, found.at("/others/aboveLimit").asLong());
        verdict.equal("earliest with a fee", "20190802162015183497", found.at("/first/billNo").asText());
        verdict.equal("  requested at (16:20:15 local)", "2019-08-02T08:20:15", second(found.at("/first/requestedAt")));
        verdict.equal("earliest over 5 yuan (17:32:39 local)", "2019-09-08T09:32:39",
                second(found.at("/firstAboveLimit/requestedAt")));
        verdict.equal("with an idle fee by 2019-10-21", 137, idleFees(staff, WINDOW, COUNTED).path("withIdleFee").asLong());
        verdict.equal("  of these since the removal", 0,
                idleFees(staff, day(REMOVAL), COUNTED).path("withIdleFee").asLong());
    }

    private static JsonNode idleFees(Api staff, Instant from, Instant to) {
        return staff.get("/reporting/v1/statistics/idle-fees?from=" + from + "&to=" + to);
    }

    private static String refunds(Api staff) {
        JsonNode found = staff.get("/reporting/v1/statistics/sessions?from=" + WINDOW + "&to=" + COUNTED);
        return found.path("refunds").asLong() + ", " + found.path("refundedIdleFeeFen").asLong();
    }

    private void campaign(Campaign campaign, Telling telling, BusinessTimeFile clock, Quiescence quiescence, Api staff) {
        clock.set(at(IdleCampaign.DAY_AFTER, 23));
        verdict.title("The campaign");
        JsonNode moves = campaign.removeIdleFees(day(REMOVAL));
        verdict.equal("tariffs that lose their idle fee", Site.ALL.size(), moves.path("moves").size());
        quiescence.await();
        clock.set(at(LocalDate.of(2019, 10, 21), 10));
        List<IdleSession> owed = sessions.stream().filter(IdleSession::hasIdleFee).toList();
        long fen = owed.stream().mapToLong(IdleSession::idleFeeFen).sum();
        JsonNode preview = campaign.preview(WINDOW, COUNTED);
        verdict.equal("bills to refund", 137, preview.path("items").asInt());
        verdict.equal("  together, in fen", fen, preview.path("totalFen").asLong());
        JsonNode frozen = campaign.freeze(WINDOW, COUNTED, preview);
        String batchId = frozen.path("batchId").asText();
        verdict.equal("approval by who froze it is refused with", 403, campaign.approve(frozen));
        JsonNode done = campaign.run(batchId);
        verdict.equal("refunded", 137, done.at("/progress/done").asInt());
        verdict.equal("failed", 0, done.at("/progress/failed").asInt());
        verdict.equal("  together, in fen", fen, done.at("/progress/doneFen").asLong());
        verdict.equal("frozen by, approved by", "zpd-finance, zpd-admin", done.path("frozenBy").asText() + ", "
                + done.path("approvedBy").asText());
        campaign.totals(batchId).forEach(total -> verdict.equal(total.path("description").asText(),
                total.path("left").asLong(), total.path("right").asLong()));
        drivers(campaign.items(batchId), owed, staff);
        verdict.equal("left to refund", 0, campaign.preview(WINDOW, COUNTED).path("items").asInt());
        quiescence.await();
        verdict.equal("refunds in the statistics, in fen of idle fees", 137 + ", " + fen, refunds(staff));
        verdict.title("What people read of it");
        telling.drivers(owed);
        telling.article(batchId);
    }

    /** Each driver's own book: one refund for each bill of theirs with an idle fee, of just that fee. */
    private void drivers(List<JsonNode> items, List<IdleSession> owed, Api staff) {
        var expected = new HashMap<String, Long>();
        owed.forEach(session -> expected.put(session.billNo(), session.idleFeeFen()));
        Map<String, Long> booked = new HashMap<>();
        var drivers = new TreeSet<String>();
        items.forEach(item -> drivers.add(item.at("/driver/driverId").asText()));
        long entries = 0;
        for (String driver : drivers) {
            for (JsonNode entry : staff.all("/billing/v1/drivers/" + driver + "/wallet-entries")) {
                if (entry.path("kind").asText().equals("REFUND")) {
                    booked.merge(entry.path("billNo").asText(), entry.path("amountFen").asLong(), Long::sum);
                    entries++;
                }
            }
        }
        verdict.equal("drivers refunded", owed.stream().map(IdleSession::driver).distinct().count(), drivers.size());
        verdict.equal("REFUND entries in their books", expected.size(), entries);
        verdict.equal("bills whose entry is just their fee", expected.size(), expected.entrySet().stream()
                .filter(fee -> fee.getValue().equals(booked.get(fee.getKey()))).count());
    }

    private void gateHolds(Api staff) {
        verdict.title("With the check of idle fees after short charges on");
        Collection<String> faults = sessions.stream().filter(IdleSession::hasIdleFee).filter(IdleSession::shortCharge)
                .map(IdleSession::billNo).sorted().toList();
        var held = new TreeSet<String>();
        var codes = new TreeSet<Integer>();
        staff.all("/billing/v1/abnormal-bills").forEach(bill -> {
            held.add(bill.path("billNo").asText());
            bill.path("codes").forEach(code -> codes.add(code.asInt()));
        });
        verdict.equal("bills held", faults, held);
        verdict.equal("  for", List.of(104), codes);
        verdict.equal("settled with an idle fee", 121 + 10, idleFees(staff, WINDOW, COUNTED).path("withIdleFee").asLong());
        verdict.equal("successful sessions", IdleCampaign.SESSIONS, idleFees(staff, WINDOW, WINDOW_END).path("successful")
                .asLong());
    }

    private void books(Api staff) {
        verdict.title("The books");
        staff.all("/billing/v1/ledger/equations").forEach(equation -> verdict.equal(equation.path("description").asText(),
                equation.path("left").asLong(), equation.path("right").asLong()));
        JsonNode counts = staff.get("/billing/v1/conservation");
        verdict.equal("requested = billed + held + failed + open", sessions.size(), counts.path("billed").asLong()
                + counts.path("held").asLong() + counts.path("failed").asLong() + counts.path("open").asLong());
        List.of("tariff", "billing", "notification", "reporting").forEach(service -> verdict.equal(
                "events that " + service + " refused", 0, staff.get("/" + service + "/v1/dead-letters").path("items").size()));
        verdict.equal("lines in the logs that name a driver", Map.of(), Logs.naming(stackFile.logFolder(), Operator.drivers()));
    }

    private void say(String sentence) {
        System.out.println(LocalTime.now().withNano(0) + "  " + sentence);
    }

    private static String second(JsonNode time) {
        return time.asText().substring(0, Math.min(19, time.asText().length()));
    }

    private static Instant day(LocalDate day) {
        return day.atStartOfDay(IdleCampaign.ZONE).toInstant();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(IdleCampaign.ZONE).toInstant();
    }
}
