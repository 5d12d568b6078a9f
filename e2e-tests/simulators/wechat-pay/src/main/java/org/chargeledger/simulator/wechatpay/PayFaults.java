package org.chargeledger.simulator.wechatpay;

import java.util.List;

/**
 * The misbehaviour switched on by the control API; null, false or zero is "behaves".
 *
 * @param lose callbacks are never sent
 * @param copies each callback is sent so many times more
 * @param hold callbacks wait, to be sent later or in another order
 * @param forge callbacks are signed with a key that is not WeChat's
 * @param staleMinutes callbacks carry a signature of so many minutes ago
 * @param errors answers that come instead of the work, each so many times
 * @param loseAnswers the next so many requests are done, but answered with 500
 * @param slowRefunds refunds stay PROCESSING until the control API decides them
 */
public record PayFaults(boolean lose, int copies, boolean hold, boolean forge, int staleMinutes,
        List<ErrorAnswer> errors, int loseAnswers, boolean slowRefunds) {

    public static final PayFaults NONE = new PayFaults(false, 0, false, false, 0, List.of(), 0, false);

    /** {@code operation} is one of prepay, query, close, refund, query-refund, trade-bill. */
    public record ErrorAnswer(String operation, int status, String code, int times) {}

    public PayFaults {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    PayFaults oneLess(ErrorAnswer used) {
        var left = errors.stream().map(e -> e.equals(used)
                ? new ErrorAnswer(e.operation(), e.status(), e.code(), e.times() - 1) : e)
                .filter(e -> e.times() > 0).toList();
        return new PayFaults(lose, copies, hold, forge, staleMinutes, left, loseAnswers, slowRefunds);
    }

    PayFaults oneLostAnswerLess() {
        return new PayFaults(lose, copies, hold, forge, staleMinutes, errors, loseAnswers - 1, slowRefunds);
    }
}
