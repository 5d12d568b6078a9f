package org.chargeledger.rating;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Days that have periods of their own: the dates it names (holidays, make-up working days), and the days of its seasons
 * that fall on its weekdays; no season or no weekday named means any, if the other is named.
 */
public record DayPlan(String name, Set<LocalDate> dates, List<Season> seasons, Set<DayOfWeek> weekdays,
        List<DayPeriod> periods) {

    private static final LocalDate LEAP_YEAR = LocalDate.of(2000, 1, 1);

    /** How closely a plan speaks of a day; of two plans the closer one holds. */
    public enum Match { NONE, WEEKDAY, SEASON, SEASON_AND_WEEKDAY, DATE }

    public DayPlan {
        dates = Set.copyOf(dates);
        seasons = List.copyOf(seasons);
        weekdays = Set.copyOf(weekdays);
        periods = List.copyOf(periods);
    }

    public Match match(LocalDate day) {
        if (dates.contains(day)) {
            return Match.DATE;
        }
        boolean onWeekday = weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek());
        return onWeekday && inSeason(day) ? kind() : Match.NONE;
    }

    /** Whether both speak of some day, in some year, equally closely. */
    public boolean clashesWith(DayPlan other) {
        if (!Collections.disjoint(dates, other.dates)) {
            return true;
        }
        boolean weekdaysMeet = weekdays.isEmpty() || !Collections.disjoint(weekdays, other.weekdays);
        return kind() == other.kind() && kind() != Match.NONE && weekdaysMeet && LEAP_YEAR
                .datesUntil(LEAP_YEAR.plusYears(1)).anyMatch(day -> inSeason(day) && other.inSeason(day));
    }

    private boolean inSeason(LocalDate day) {
        return seasons.isEmpty() || seasons.stream().anyMatch(season -> season.contains(day));
    }

    private Match kind() {
        if (seasons.isEmpty()) {
            return weekdays.isEmpty() ? Match.NONE : Match.WEEKDAY;
        }
        return weekdays.isEmpty() ? Match.SEASON : Match.SEASON_AND_WEEKDAY;
    }
}
