package org.chargeledger.simulator.wechatpay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** API v3 of WeChat Pay as far as a merchant with JSAPI orders needs it, behind any HTTP server. */
public final class PayEmulator implements AutoCloseable {

    private static final String ORDERS = "/v3/pay/transactions/jsapi";
    private static final String ORDER = "/v3/pay/transactions/out-trade-no/";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final String ABNORMAL = "/apply-abnormal-refund";
    private static final String BILL = "/v3/bill/tradebill";
    private static final String BILL_FILE = "/v3/billdownload/file";

    private final PayWorld world;
    private final Platform platform;
    private final InstantSource clock;
    private final Courier courier;
    private final Orders orders;
    private final Refunds refunds;
    private final PayControl control;

    public PayEmulator(PayWorld world, Platform platform, InstantSource clock) {
        this.world = world;
        this.platform = platform;
        this.clock = clock;
        this.courier = new Courier(world, platform, clock);
        this.orders = new Orders(world, clock);
        this.refunds = new Refunds(world, clock);
        this.control = new PayControl(world, orders, refunds, courier);
    }

    /** Answers what a merchant asked; every good answer is signed, a refusal is not. */
    public Answer answer(Ask ask) {
        try {
            Merchant merchant = Authorization.check(world, ask, clock.instant());
            failOnPurpose(operation(ask));
            Answer answer = work(merchant, ask);
            if (world.inTurn(PayEmulator::losesAnswer)) {
                throw new PayRefusal(500, "SYSTEM_ERROR", "the answer was lost on purpose");
            }
            return signed(answer);
        } catch (PayRefusal refusal) {
            return Answer.json(refusal.status(), Json.write(Map.of("code", refusal.code(), "message",
                    refusal.getMessage()))).with(Map.of("Request-ID", UUID.randomUUID().toString()));
        }
    }

    /** The stage hands' door; not part of WeChat Pay. */
    public PayControl control() {
        return control;
    }

    private Answer work(Merchant merchant, Ask ask) {
        String path = ask.path();
        String key = ask.method() + " " + operation(ask);
        return switch (key) {
            case "POST prepay" -> Answer.json(200, Json.write(orders.prepay(merchant, Json.read(ask.body()))));
            case "GET query" -> Answer.json(200, Json.write(orders.query(merchant, path.substring(ORDER.length()))));
            case "POST close" -> {
                orders.close(merchant, path.substring(ORDER.length(), path.length() - "/close".length()));
                yield new Answer(204, "application/json", "", Map.of());
            }
            case "POST refund" -> Answer.json(200, Json.write(Views.refund(requested(merchant, ask))));
            case "POST abnormal-refund" -> Answer.json(200, Json.write(Views.refund(movedOn(refunds.applyAbnormal(
                    merchant, path.substring(REFUNDS.length() + 1, path.length() - ABNORMAL.length()),
                    Json.read(ask.body()))))));
            case "GET query-refund" -> Answer.json(200, Json.write(Views.refund(
                    refunds.query(merchant, path.substring(REFUNDS.length() + 1)))));
            case "GET trade-bill" -> Answer.json(200, Json.write(billAddress(merchant, ask)));
            case "GET bill-file" -> new Answer(200, "text/plain; charset=utf-8", bill(merchant, ask), Map.of());
            default -> throw new PayRefusal(404, "RESOURCE_NOT_EXISTS", "no such interface");
        };
    }

    private static String operation(Ask ask) {
        String path = ask.path();
        if (path.equals(ORDERS)) {
            return "prepay";
        } else if (path.startsWith(ORDER)) {
            return path.endsWith("/close") ? "close" : "query";
        } else if (path.equals(REFUNDS)) {
            return "refund";
        } else if (path.startsWith(REFUNDS + "/")) {
            return path.endsWith(ABNORMAL) ? "abnormal-refund" : "query-refund";
        } else if (path.equals(BILL)) {
            return "trade-bill";
        }
        return path.equals(BILL_FILE) ? "bill-file" : "";
    }

    private Refund requested(Merchant merchant, Ask ask) {
        return movedOn(refunds.request(merchant, Json.read(ask.body())));
    }

    /** Unless refunds are slow, one under way is done in a moment. */
    private Refund movedOn(Refund refund) {
        boolean slow = world.inTurn(state -> state.faults.slowRefunds());
        if (!slow && refund.status() == Refund.Status.PROCESSING) {
            courier.tell(refunds.decide(refund.mchid(), refund.outRefundNo(), Refund.Status.SUCCESS));
        }
        return refund;
    }

    private Map<String, Object> billAddress(Merchant merchant, Ask ask) {
        String host = ask.headers().getOrDefault("host", "127.0.0.1");
        return Map.of("hash_type", "SHA1", "hash_value", sha1(bill(merchant, ask)), "download_url",
                "http://" + host + BILL_FILE + "?bill_date=" + ask.parameter("bill_date"));
    }

    private String bill(Merchant merchant, Ask ask) {
        LocalDate day = LocalDate.parse(ask.parameter("bill_date"));
        return world.inTurn(state -> Book.tradeBill(state, merchant.mchid(), day));
    }

    private void failOnPurpose(String operation) {
        world.inTurn(state -> {
            for (PayFaults.ErrorAnswer error : state.faults.errors()) {
                if (error.operation().equals(operation)) {
                    state.faults = state.faults.oneLess(error);
                    throw new PayRefusal(error.status(), error.code(), "refused on purpose");
                }
            }
            return null;
        });
    }

    private static boolean losesAnswer(PayState state) {
        boolean lose = state.faults.loseAnswers() > 0;
        if (lose) {
            state.faults = state.faults.oneLostAnswerLess();
        }
        return lose;
    }

    private Answer signed(Answer answer) {
        return answer.with(courier.signature(platform.key(), clock.instant(), answer.body()));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        courier.close();
    }
}
