package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.CorrectedBill;
import org.chargeledger.notification.domain.HeldBill;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.SettledBill;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Stations.StationKey;

/** Drivers read what their session cost, why its bill is being checked, or what was put right, if they shall know. */
@ApplicationScoped
public class TellOfBills {

    private final KnownStations stations;
    private final Messages messages;

    TellOfBills(KnownStations stations, Messages messages) {
        this.stations = stations;
        this.messages = messages;
    }

    public void tell(Tx tx, List<SettledBill> settled, List<HeldBill> held, List<CorrectedBill> corrected) {
        if (settled.isEmpty() && held.isEmpty() && corrected.isEmpty()) {
            return;
        }
        var station = stations.among(tx, Stream.of(
                settled.stream().map(bill -> new StationKey(bill.operatorId(), bill.stationId())),
                held.stream().map(bill -> new StationKey(bill.operatorId(), bill.stationId())),
                corrected.stream().map(bill -> new StationKey(bill.operatorId(), bill.stationId())))
                .flatMap(keys -> keys));
        var told = new ArrayList<Message>();
        settled.stream().filter(SettledBill::told)
                .forEach(bill -> told.add(bill.message(station.apply(bill.operatorId(), bill.stationId()))));
        held.forEach(bill -> told.add(bill.message(station.apply(bill.operatorId(), bill.stationId()))));
        corrected.stream().filter(CorrectedBill::notifyDriver)
                .forEach(bill -> told.add(bill.message(station.apply(bill.operatorId(), bill.stationId()))));
        messages.add(tx, told);
    }
}
