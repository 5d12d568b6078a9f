package org.chargeledger.simulator.wechat.state;

/**
 * The misbehaviour switched on by the control API; null or zero is "behaves".
 *
 * @param tokenLastsCalls      each server token answers this many calls, then 42001
 * @param busyAnswers          the next so many sends answer -1 and accept nothing
 * @param lateAnswers          the next so many sends are accepted, but answered after {@code lateMillis}
 * @param lateMillis           how late
 * @param notFollowingAnswers  the next so many sends answer 43004 whoever the receiver is
 * @param dailyLimitReached    every send answers 45009
 * @param notWhitelisted       token requests answer 40164
 * @param snapshotLogin        code exchanges say is_snapshotuser and give a virtual openid
 */
public record Faults(Integer tokenLastsCalls, int busyAnswers, int lateAnswers, int lateMillis,
        int notFollowingAnswers, boolean dailyLimitReached, boolean notWhitelisted, boolean snapshotLogin) {

    public static final Faults NONE = new Faults(null, 0, 0, 7000, 0, false, false, false);

    public Faults oneBusyAnswerLess() {
        return new Faults(tokenLastsCalls, busyAnswers - 1, lateAnswers, lateMillis, notFollowingAnswers,
                dailyLimitReached, notWhitelisted, snapshotLogin);
    }

    public Faults oneLateAnswerLess() {
        return new Faults(tokenLastsCalls, busyAnswers, lateAnswers - 1, lateMillis, notFollowingAnswers,
                dailyLimitReached, notWhitelisted, snapshotLogin);
    }

    public Faults oneNotFollowingAnswerLess() {
        return new Faults(tokenLastsCalls, busyAnswers, lateAnswers, lateMillis, notFollowingAnswers - 1,
                dailyLimitReached, notWhitelisted, snapshotLogin);
    }
}
