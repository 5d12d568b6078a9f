package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.CorrectedBill;
import org.chargeledger.notification.domain.HeldBill;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.SettledBill;
import org.chargeledger.notification.domain.Station;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Stations;
import org.chargeledger.notification.store.Stations.StationKey;

/** Drivers read what their session cost, why its bill is being checked, or what was put right, if they shall know. */
@ApplicationScoped
public class TellOfBills {

    private final Stations stations;
    private final Messages messages;

    TellOfBills(Stations stations, Messages messages) {
        this.stations = stations;
        this.messages = messages;
    }

    public void tell(Tx tx, List<SettledBill> settled, List<HeldBill> held, List<CorrectedBill> corrected) {
        var keys = new HashSet<StationKey>();
        settled.forEach(bill -> keys.add(new StationKey(bill.operatorId(), bill.stationId())));
        held.forEach(bill -> keys.add(new StationKey(bill.operatorId(), bill.stationId())));
        corrected.forEach(bill -> keys.add(new StationKey(bill.operatorId(), bill.stationId())));
        if (keys.isEmpty()) {
            return;
        }
        Map<StationKey, Station> known = stations.find(tx, keys);
        var told = new ArrayList<Message>();
        settled.stream().filter(SettledBill::told).forEach(bill -> told.add(bill.message(station(known, bill.operatorId(), bill.stationId()))));
        held.forEach(bill -> told.add(bill.message(station(known, bill.operatorId(), bill.stationId()))));
        corrected.stream().filter(CorrectedBill::notifyDriver).forEach(bill ->
                told.add(bill.message(station(known, bill.operatorId(), bill.stationId()))));
        messages.add(tx, told);
    }

    private static Station station(Map<StationKey, Station> known, String operatorId, String stationId) {
        Station station = known.get(new StationKey(operatorId, stationId));
        return station == null ? Station.unnamed(operatorId, stationId) : station;
    }
}
