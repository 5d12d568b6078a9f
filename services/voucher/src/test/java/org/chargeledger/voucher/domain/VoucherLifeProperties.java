package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("Vouchers and billing, which talk by events only, in any order, late, doubled or never")
class VoucherLifeProperties {

    @Property(tries = 2000)
    @Label("in the end each voucher is free, reserved by an open bill, redeemed by exactly one settled bill, or expired")
    void eachVoucherHasOneFate(@ForAll @Size(max = 80) List<@IntRange(min = 0, max = 8) Integer> steps, @ForAll long seed) {
        var life = new VoucherLife(new Random(seed));
        steps.forEach(life::step);
        life.deliverEverything();

        for (Voucher voucher : life.vouchers()) {
            List<String> users = life.settledWith(voucher);
            switch (voucher.state()) {
                case AVAILABLE, EXPIRED -> assertThat(users).isEmpty();
                case RESERVED -> assertThat(life.open()).contains(voucher.billNo().orElseThrow());
                case REDEEMED -> assertThat(users).containsExactly(voucher.billNo().orElseThrow());
            }
            assertThat(users.isEmpty() || voucher.state() == Voucher.State.REDEEMED).isTrue();
        }
        assertThat(life.vouchers().stream().flatMap(voucher -> voucher.billNo().stream())).doesNotHaveDuplicates();
    }
}
