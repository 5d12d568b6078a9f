package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything there is to say about a wanted campaign, found at once: errors first, then warnings. */
public final class CampaignCheck {

    private static final int MAX_PIECES = 1_000;
    private static final int MAX_GIFTS = 10_000_000;
    private static final long MAX_FEN = 100_000_000;
    private static final int MAX_DAYS = 3_650;
    private static final int MAX_NAME = 80;

    private final CampaignDraft draft;
    private final List<Finding> findings = new ArrayList<>();

    private CampaignCheck(CampaignDraft draft) {
        this.draft = draft;
    }

    public static List<Finding> findings(CampaignDraft draft, Optional<RunningCampaign> current, Instant now) {
        var check = new CampaignCheck(draft);
        check.words();
        check.amounts();
        check.times();
        current.ifPresentOrElse(check::change, check::begin);
        return Stream.concat(check.findings.stream(), CampaignWarnings.of(draft, now).stream()).toList();
    }

    private void words() {
        if (draft.name() == null || draft.name().isBlank() || draft.name().length() > MAX_NAME) {
            find("name-invalid", "/name", "1 to " + MAX_NAME + " characters");
        }
        if (!names(Campaign.State.values(), draft.state())) {
            find("state-unknown", "/state", draft.state() + " is none of " + List.of(Campaign.State.values()));
        }
        if (!names(Campaign.Trigger.values(), draft.trigger())) {
            find("trigger-unknown", "/trigger", draft.trigger() + " is none of " + List.of(Campaign.Trigger.values()));
        }
        if (Stream.of(draft.departments(), draft.subOperators(), draft.stationIds()).flatMap(List::stream)
                .anyMatch(name -> name == null || name.isBlank())) {
            find("scope-invalid", "", "departments, subOperators and stationIds hold names; leave the list empty for all");
        }
    }

    private void amounts() {
        range("pieces-invalid", "/piecesPerGift", draft.piecesPerGift(), 1, MAX_PIECES);
        range("face-invalid", "/faceFen", draft.faceFen(), 1, MAX_FEN);
        range("total-gifts-invalid", "/totalGifts", draft.totalGifts(), 0, MAX_GIFTS);
        range("minimum-spend-invalid", "/minimumSpendFen", draft.minimumSpendFen(), 0, MAX_FEN);
        if (draft.giftsPerDriver() != null) {
            range("driver-limit-invalid", "/giftsPerDriver", draft.giftsPerDriver(), 1, MAX_GIFTS);
        }
        if (Campaign.Trigger.RECHARGE.name().equals(draft.trigger())) {
            range("threshold-invalid", "/rechargeThresholdFen", draft.rechargeThresholdFen(), 1, MAX_FEN);
        }
    }

    private void times() {
        if (!inOrder(draft.giftFrom(), draft.giftUntil())) {
            find("gift-window-invalid", "/giftUntil", "gifts happen from giftFrom until after it");
        }
        boolean fixed = draft.validFrom() != null || draft.validUntil() != null;
        if (fixed == (draft.validityDays() != null)) {
            find("validity-invalid", "/validityDays", "either validityDays or validFrom and validUntil");
        } else if (fixed && !inOrder(draft.validFrom(), draft.validUntil())) {
            find("validity-invalid", "/validUntil", "vouchers are valid from validFrom until after it");
        } else if (fixed && draft.giftFrom() != null && !draft.giftFrom().isBefore(draft.validUntil())) {
            find("validity-over-before-gifts", "/validUntil", "every voucher would have ended when it is given");
        } else if (!fixed) {
            range("validity-invalid", "/validityDays", draft.validityDays(), 1, MAX_DAYS);
        }
    }

    private void begin() {
        if (wanted().filter(Predicate.not(Campaign.State.FIRST::contains)).isPresent()) {
            find("state-not-first", "/state", "a campaign begins as one of " + Campaign.State.FIRST);
        }
    }

    private void change(RunningCampaign current) {
        Campaign.State state = current.campaign().state();
        if (state == Campaign.State.ENDED) {
            find("campaign-ended", "/state", "an ended campaign stays as it is");
        } else {
            wanted().filter(Predicate.not(state::mayBecome)).ifPresent(next ->
                    find("state-not-next", "/state", "a campaign that is " + state + " cannot become " + next));
        }
        if (draft.totalGifts() != null && draft.totalGifts() < current.giftsGiven()) {
            find("gifts-already-given", "/totalGifts", current.giftsGiven() + " gifts are given");
        }
    }

    /** Empty for what is no state at all, which is a finding of its own. */
    private Optional<Campaign.State> wanted() {
        return Stream.of(Campaign.State.values()).filter(state -> state.name().equals(draft.state())).findFirst();
    }

    private void range(String code, String at, Number value, long least, long most) {
        if (value == null || value.longValue() < least || value.longValue() > most) {
            find(code, at, "%d to %d".formatted(least, most));
        }
    }

    private static boolean inOrder(Instant from, Instant until) {
        return from != null && until != null && from.isBefore(until);
    }

    private static boolean names(Enum<?>[] values, String name) {
        return Stream.of(values).anyMatch(value -> Objects.equals(value.name(), name));
    }

    private void find(String code, String at, String message) {
        findings.add(new Finding(code, Severity.ERROR, at, message));
    }
}
