package org.chargeledger.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The piles of one station that lost their connection and were not told of yet. Piles drop out together when a site's
 * network fails: staff read of the station once, and of nothing that came back within minutes.
 */
public record OfflinePiles(String operatorId, String stationId, List<Pile> piles) {

    /** A pile and the moment its connection was lost. */
    public record Pile(String pileCode, Instant since) {}

    static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Who was lost within this time of the alarm waits for the next one. */
    static final Duration TOO_FRESH = Duration.ofMinutes(1);
    /** An alarm about something older, told late, would not help anybody. */
    static final Duration STALE = Duration.ofHours(24);

    public OfflinePiles {
        piles = piles.stream().sorted(Comparator.comparing(Pile::since).thenComparing(Pile::pileCode)).toList();
    }

    /** Those to tell of now; empty while even the first of them may come back by itself. */
    public Optional<OfflinePiles> due(Instant now) {
        List<Pile> fresh = piles.stream().filter(pile -> pile.since().isAfter(now.minus(STALE))).toList();
        if (fresh.isEmpty() || fresh.getFirst().since().isAfter(now.minus(PATIENCE))) {
            return Optional.empty();
        }
        return Optional.of(new OfflinePiles(operatorId, stationId,
                fresh.stream().filter(pile -> !pile.since().isAfter(now.minus(TOO_FRESH))).toList()));
    }

    public Message message(UUID recipientId, Station station) {
        Pile first = piles.getFirst();
        return Message.ofMoment(operatorId, Kind.PILES_OFFLINE, first.pileCode() + ":" + first.since(), recipientId,
                Map.of("stationName", station.name(), "count", String.valueOf(piles.size()),
                        "pileCode", first.pileCode(), "since", Wording.moment(first.since(), station.zone()),
                        "advice", "请检查现场网络和供电"), first.since());
    }
}
