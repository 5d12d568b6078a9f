package org.chargeledger.notification.domain.announcement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do with an announcement, and in which states they may. */
public enum Act {

    EDIT(Map.of(State.DRAFTED, State.DRAFTED)),
    APPROVE(Map.of(State.DRAFTED, State.APPROVED)),
    /** Shows the article in one person's chat; needs the draft. */
    PREVIEW(Map.of(State.DRAFT_CREATED, State.PREVIEWED, State.PREVIEWED, State.PREVIEWED)),
    SUBMIT(Map.of(State.DRAFT_CREATED, State.SUBMITTING, State.PREVIEWED, State.SUBMITTING)),
    /** Takes the newest results in; what was approved is to be approved again. Later it takes a new announcement. */
    RENEW(Map.of(State.DRAFTED, State.DRAFTED, State.APPROVED, State.DRAFTED, State.DRAFT_CREATED, State.DRAFTED,
            State.PREVIEWED, State.DRAFTED)),
    /** A person looked in the account and says that it went out. */
    SAY_SENT(Map.of(State.UNKNOWN, State.FINISHED, State.ACCEPTED, State.FINISHED, State.WAITING_ADMIN,
            State.FINISHED)),
    SAY_NOT_SENT(Map.of(State.UNKNOWN, State.FAILED, State.ACCEPTED, State.FAILED, State.WAITING_ADMIN, State.FAILED)),
    TAKE_DOWN(Map.of(State.FINISHED, State.TAKEN_DOWN));

    /** States from which the newest results make a new announcement instead of changing this one. */
    public static final Set<State> OVER = Set.copyOf(EnumSet.of(State.FINISHED, State.FAILED, State.TAKEN_DOWN));

    private final Map<State, State> moves;

    Act(Map<State, State> moves) {
        this.moves = moves;
    }

    public Optional<State> from(State state) {
        return Optional.ofNullable(moves.get(state));
    }
}
