package org.chargeledger.billing.domain;

import java.util.List;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Rating;

/** The components of a bill, each rounded once; their sum is the total. */
public record Fees(Money energy, Money service, Money idle) {

    public static final Fees NONE = new Fees(Money.ZERO, Money.ZERO, Money.ZERO);

    static Fees of(List<BillLine> lines) {
        return new Fees(Rating.fee(lines, Component.ENERGY_FEE), Rating.fee(lines, Component.SERVICE_FEE),
                Rating.fee(lines, Component.IDLE_FEE));
    }

    public Money of(Component component) {
        return switch (component) {
            case ENERGY_FEE -> energy;
            case SERVICE_FEE -> service;
            case IDLE_FEE -> idle;
        };
    }

    public Money total() {
        return discountable().plus(idle);
    }

    /** What a voucher may look at and take off: energy and service, never the idle fee. */
    public Money discountable() {
        return energy.plus(service);
    }
}
