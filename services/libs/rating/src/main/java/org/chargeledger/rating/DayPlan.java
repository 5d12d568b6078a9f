package org.chargeledger.rating;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Days that have periods of their own: the dates it names (holidays, make-up working days), and the days of its seasons
 * that fall on its weekdays; no season or no weekday named means any, if the other is named.
 */
public record DayPlan(String name, Set<LocalDate> dates, List<Season> seasons, Set<DayOfWeek> weekdays,
        List<DayPeriod> periods) {

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
        boolean inSeason = seasons.isEmpty() || seasons.stream().anyMatch(season -> season.contains(day));
        return onWeekday && inSeason ? kind() : Match.NONE;
    }

    private Match kind() {
        if (seasons.isEmpty()) {
            return weekdays.isEmpty() ? Match.NONE : Match.WEEKDAY;
        }
        return weekdays.isEmpty() ? Match.SEASON : Match.SEASON_AND_WEEKDAY;
    }
}
