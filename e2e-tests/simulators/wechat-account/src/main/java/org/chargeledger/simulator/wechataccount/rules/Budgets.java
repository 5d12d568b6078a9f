package org.chargeledger.simulator.wechataccount.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.state.Faults;

/** What a new account may call a day, counted by the calendar of Beijing. */
public final class Budgets {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final int CLEARINGS_A_MONTH = 10;
    private static final String CLEARED = " cleared ";
    private static final Map<String, Integer> NEW_ACCOUNT = Map.ofEntries(
            Map.entry("token", 2000), Map.entry("menu/create", 1000), Map.entry("message/mass/sendall", 100),
            Map.entry("message/mass/send", 100), Map.entry("message/mass/delete", 10),
            Map.entry("message/mass/preview", 100), Map.entry("draft/add", 1000), Map.entry("draft/update", 1000),
            Map.entry("draft/delete", 1000), Map.entry("draft/get", 500), Map.entry("freepublish/submit", 100),
            Map.entry("freepublish/get", 100), Map.entry("freepublish/delete", 10), Map.entry("user/get", 500),
            Map.entry("user/info", 5_000_000), Map.entry("message/custom/send", 500_000),
            Map.entry("message/template/send", 100_000));

    private Budgets() {}

    /** Counts the call; 45009 when it is one too many. */
    public static void spend(Turn turn, String call) {
        Faults faults = turn.faults();
        spend(turn, call, faults.budgets().getOrDefault(call, faults.dailyBudgets() ? NEW_ACCOUNT.get(call) : null));
    }

    /** Null: as many as wanted. */
    static void spend(Turn turn, String call, Integer limit) {
        int calls = turn.state().spent.merge(key(turn, call), 1, Integer::sum);
        if (limit != null && calls > limit) {
            throw new WechatRefusal(45009, "reach max api daily quota limit");
        }
    }

    /** The account's counters begin anew, ten times a month. */
    public static Map<String, Object> clear(Turn turn) {
        String month = turn.appId() + CLEARED + today(turn).withDayOfMonth(1);
        if (turn.state().spent.getOrDefault(month, 0) >= CLEARINGS_A_MONTH) {
            throw new WechatRefusal(48006, "forbid to clear quota because of reaching the limit");
        }
        turn.state().spent.keySet().removeIf(key -> key.startsWith(turn.appId() + " ")
                && !key.startsWith(turn.appId() + CLEARED));
        turn.state().spent.merge(month, 1, Integer::sum);
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    static LocalDate today(Turn turn) {
        return LocalDate.ofInstant(turn.now(), BEIJING);
    }

    private static String key(Turn turn, String call) {
        return turn.appId() + " " + call + " " + today(turn);
    }
}
