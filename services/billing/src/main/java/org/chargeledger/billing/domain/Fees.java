package org.chargeledger.billing.domain;

import java.util.List;
import java.util.function.Function;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Rating;

/** The components of a bill, each rounded once; their sum is the total. */
public record Fees(Money energy, Money service, Money idle) {

    public static final Fees NONE = new Fees(Money.ZERO, Money.ZERO, Money.ZERO);

    static Fees of(List<BillLine> lines) {
        return each(component -> Rating.fee(lines, component));
    }

    static Fees each(Function<Component, Money> amount) {
        return new Fees(amount.apply(Component.ENERGY_FEE), amount.apply(Component.SERVICE_FEE),
                amount.apply(Component.IDLE_FEE));
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

    /**
     * What of these fees is not charged, because so much of each component was refunded before; the discount is the
     * voucher's, and was never the driver's to get back.
     */
    Fees coveredBy(Fees refunded, Money discount) {
        return each(component -> refunded.of(component).min(of(component).minus(discounted(component, discount))));
    }

    /** A voucher fills the energy fee first. */
    private Money discounted(Component component, Money discount) {
        return switch (component) {
            case ENERGY_FEE -> discount.min(energy);
            case SERVICE_FEE -> discount.minus(discount.min(energy));
            case IDLE_FEE -> Money.ZERO;
        };
    }

    Fees minus(Fees less) {
        return each(component -> of(component).minus(less.of(component)));
    }

    /** What a voucher may look at and take off: energy and service, never the idle fee. */
    public Money discountable() {
        return energy.plus(service);
    }
}
