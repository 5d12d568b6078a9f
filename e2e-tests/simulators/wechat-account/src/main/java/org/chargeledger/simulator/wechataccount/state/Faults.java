package org.chargeledger.simulator.wechataccount.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The misbehaviour switched on by the control API, one component per switch of the README; its lists are used up. */
public record Faults(List<Refusal> refusals, List<Late> late, Integer tokenLastsCalls, boolean dailyBudgets,
        Map<String, Integer> budgets, Integer jobMillis, Administrator administrator, Integer administratorMillis,
        String massStatus, Job.Counts massCounts, int publishStatus, String templateStatus, Integer clientMsgIdBytes,
        Integer clientMsgIdRestMillis, boolean publishIdAsText, boolean snapshotLogin, EventFaults events) {

    public static final Faults NONE = of("{}");
    private static final String ANY = "*";

    /** {@code times} 0: until switched off; {@code accepts}: the work is done all the same; {@code status}: no JSON. */
    public record Refusal(String call, int errcode, String errmsg, int times, boolean accepts, int status) {}

    /** Done at once, answered later. */
    public record Late(String call, int times, int millis) {}

    /** What the administrator does about a message to all. */
    public enum Administrator { CONFIRMS, REFUSES, SILENT }

    /** What goes wrong with an event on its way. */
    public record EventFaults(boolean lose, int copies, int delayMillis, boolean hold, boolean beforeAnswer,
            boolean otherKind, boolean noArticleUrl, Forgery forge) {

        public static final EventFaults NONE = new EventFaults(false, 0, 0, false, false, false, false, null);
    }

    /** What is wrong with a pushed event's proof. */
    public enum Forgery { SIGNATURE, APP_ID, TIMESTAMP }

    public Faults {
        refusals = refusals == null ? new ArrayList<>() : new ArrayList<>(refusals);
        late = late == null ? new ArrayList<>() : new ArrayList<>(late);
        budgets = budgets == null ? Map.of() : Map.copyOf(budgets);
        jobMillis = jobMillis == null ? 300 : jobMillis;
        administratorMillis = administratorMillis == null ? 1_800_000 : administratorMillis;
        massStatus = massStatus == null ? Job.SENT : massStatus;
        templateStatus = templateStatus == null ? Message.ARRIVED : templateStatus;
        clientMsgIdBytes = clientMsgIdBytes == null ? 64 : clientMsgIdBytes;
        clientMsgIdRestMillis = clientMsgIdRestMillis == null ? 60_000 : clientMsgIdRestMillis;
        events = events == null ? EventFaults.NONE : events;
    }

    /** The switches as the control API takes them. */
    public static Faults of(String json) {
        try {
            return Json.read(json, Faults.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** The refusal that this call meets, used once. */
    public Optional<Refusal> takeRefusal(String call) {
        return take(refusals, one -> matches(one.call(), call), Refusal::times, one -> new Refusal(one.call(),
                one.errcode(), one.errmsg(), one.times() - 1, one.accepts(), one.status()));
    }

    public int takeLateMillis(String call) {
        return take(late, one -> matches(one.call(), call), Late::times,
                one -> new Late(one.call(), one.times() - 1, one.millis())).map(Late::millis).orElse(0);
    }

    private static boolean matches(String switched, String call) {
        return ANY.equals(switched) || call.equals(switched);
    }

    private static <T> Optional<T> take(List<T> switches, java.util.function.Predicate<T> fits,
            java.util.function.ToIntFunction<T> times, UnaryOperator<T> oneLess) {
        Optional<T> found = switches.stream().filter(fits).findFirst();
        found.filter(one -> times.applyAsInt(one) > 0).ifPresent(one -> {
            int at = switches.indexOf(one);
            if (times.applyAsInt(one) == 1) {
                switches.remove(at);
            } else {
                switches.set(at, oneLess.apply(one));
            }
        });
        return found;
    }
}
