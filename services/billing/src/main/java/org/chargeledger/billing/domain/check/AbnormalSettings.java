package org.chargeledger.billing.domain.check;

import java.time.LocalTime;

/**
 * How an operator handles doubtful bills: which checks run, and when it is told of those that wait. Version 0 is that
 * of an operator who never said anything.
 */
public record AbnormalSettings(int version, LocalTime backlogAt, CheckSettings checks) {

    public static final LocalTime USUAL_BACKLOG_AT = LocalTime.of(9, 0);
    public static final AbnormalSettings BUILT_IN = new AbnormalSettings(0, USUAL_BACKLOG_AT, CheckSettings.BUILT_IN);
}
