package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chargeledger.billing.domain.refund.FrozenItem;
import org.chargeledger.billing.domain.refund.FrozenItems;

/** What a refund batch would give back, in all, by station and, for the first bills, one by one. */
public record RefundPreview(String digest, int items, int drivers, long totalFen, long billTotalFen, long idleFeeFen,
        Instant firstSessionAt, Instant lastSessionAt, List<Station> stations, List<Item> first) {

    public record Station(String stationId, int items, long totalFen) {}

    public record Item(String billNo, int billVersion, String stationId, Instant requestedAt, long billTotalFen,
            long idleFeeFen, long amountFen) {}

    private static final int SHOWN = 100;

    public static RefundPreview of(FrozenItems frozen) {
        return new RefundPreview(frozen.digest(), frozen.items().size(),
                (int) frozen.items().stream().map(FrozenItem::driverId).distinct().count(), frozen.total().fen(),
                frozen.sum(FrozenItem::total).fen(), frozen.sum(FrozenItem::idleFee).fen(), frozen.firstSessionAt(),
                frozen.lastSessionAt(), stations(frozen),
                frozen.items().stream().limit(SHOWN).map(RefundPreview::item).toList());
    }

    private static List<Station> stations(FrozenItems frozen) {
        Map<String, Station> stations = new TreeMap<>();
        frozen.items().forEach(item -> stations.merge(item.stationId(),
                new Station(item.stationId(), 1, item.amount().fen()), (one, two) -> new Station(one.stationId(),
                        one.items() + two.items(), one.totalFen() + two.totalFen())));
        return List.copyOf(stations.values());
    }

    private static Item item(FrozenItem item) {
        return new Item(item.billNo().digits(), item.billVersion(), item.stationId(), item.requestedAt(),
                item.total().fen(), item.idleFee().fen(), item.amount().fen());
    }
}
