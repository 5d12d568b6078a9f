package org.chargeledger.tariff.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chargeledger.rating.DayPlan;
import org.chargeledger.rating.Season;

/** What is wrong with the days that plans name: none, unreadable ones, and days that two plans claim alike. */
final class DayPlanCheck {

    private static final VersionDraft.Season NO_SEASON = new VersionDraft.Season(null, null);
    private static final int LONGEST_NAME = 40;

    private final Findings findings;
    private final List<DayPlan> plans = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    DayPlanCheck(Findings findings) {
        this.findings = findings;
    }

    /** {@code at} points at the plan; plans are given in the order of the draft. */
    void run(VersionDraft.DayPlan draft, String at) {
        if (draft.name() == null || draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            findings.add("day-plan-name-missing", at + "/name", "a day plan has a name of up to " + LONGEST_NAME
                    + " characters");
        } else if (!names.add(draft.name())) {
            findings.add("day-plan-name-twice", at + "/name", "two day plans are called " + draft.name());
        }
        if (draft.dates().isEmpty() && draft.seasons().isEmpty() && draft.weekdays().isEmpty()) {
            findings.add("day-plan-without-days", at, "name dates, seasons or weekdays");
        }
        var plan = new DayPlan(String.valueOf(draft.name()), dates(draft, at), seasons(draft, at), weekdays(draft, at),
                List.of());
        plans.stream().filter(plan::clashesWith).forEach(other -> findings.add("day-plans-clash", at,
                "some day belongs to " + plan.name() + " and to " + other.name()));
        plans.add(plan);
    }

    private Set<LocalDate> dates(VersionDraft.DayPlan draft, String at) {
        var dates = new HashSet<LocalDate>();
        for (int i = 0; i < draft.dates().size(); i++) {
            try {
                dates.add(LocalDate.parse(String.valueOf(draft.dates().get(i))));
            } catch (DateTimeException e) {
                findings.add("date-invalid", at + "/dates/" + i, draft.dates().get(i) + " is not yyyy-MM-dd");
            }
        }
        return dates;
    }

    private List<Season> seasons(VersionDraft.DayPlan draft, String at) {
        var seasons = new ArrayList<Season>();
        for (int i = 0; i < draft.seasons().size(); i++) {
            VersionDraft.Season season = draft.seasons().get(i) == null ? NO_SEASON : draft.seasons().get(i);
            try {
                seasons.add(new Season(MonthDay.parse("--" + season.from()), MonthDay.parse("--" + season.to())));
            } catch (DateTimeException e) {
                findings.add("season-invalid", at + "/seasons/" + i, "a season runs from MM-dd to MM-dd");
            }
        }
        return seasons;
    }

    private Set<DayOfWeek> weekdays(VersionDraft.DayPlan draft, String at) {
        var weekdays = new HashSet<DayOfWeek>();
        for (int i = 0; i < draft.weekdays().size(); i++) {
            try {
                weekdays.add(DayOfWeek.valueOf(String.valueOf(draft.weekdays().get(i))));
            } catch (IllegalArgumentException e) {
                findings.add("weekday-invalid", at + "/weekdays/" + i,
                        draft.weekdays().get(i) + " is none of " + List.of(DayOfWeek.values()));
            }
        }
        return weekdays;
    }
}
