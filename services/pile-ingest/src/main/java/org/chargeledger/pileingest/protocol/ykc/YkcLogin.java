package org.chargeledger.pileingest.protocol.ykc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.pileingest.app.ConnectPile;
import org.chargeledger.pileingest.app.PileChannel;
import org.chargeledger.pileingest.app.PileLink;
import org.chargeledger.pileingest.app.PursueStarts;
import org.chargeledger.pileingest.app.PursueStops;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.protocol.ykc.message.Login;
import org.chargeledger.pileingest.protocol.ykc.message.TimeSync;

/** Lets registered piles in, and sees them off. */
@ApplicationScoped
class YkcLogin {

    private final ConnectPile connectPile;
    private final PursueStarts pursueStarts;
    private final PursueStops pursueStops;

    YkcLogin(ConnectPile connectPile, PursueStarts pursueStarts, PursueStops pursueStops) {
        this.connectPile = connectPile;
        this.pursueStarts = pursueStarts;
        this.pursueStops = pursueStops;
    }

    /** Empty for a pile nobody registered. */
    Optional<PileLink> logIn(Login login, UUID connectionId, PileChannel channel, Arrival arrival) {
        return connectPile.find(login.pileNo()).map(pile ->
                connectPile.connect(pile, YkcTranslation.hello(login), connectionId, channel, arrival));
    }

    /** Piles keep bad clocks, and records carry their time. */
    static TimeSync timeSync(PileLink link, Instant now) {
        return new TimeSync(link.pile().protocolId(), Optional.of(new YkcTranslation(link.zone()).local(now)));
    }

    /** Once the pile has read that it is in. */
    void resume(PileLink link, Arrival arrival) {
        pursueStarts.resume(link, arrival);
        pursueStops.resume(link, arrival);
    }

    /** There is a command for the pile. */
    void collect(PileLink link, Arrival arrival) {
        pursueStarts.collect(link, arrival);
        pursueStops.collect(link, arrival);
    }

    void gone(PileLink link, String reason, Arrival arrival) {
        connectPile.disconnect(link, reason, arrival);
    }
}
