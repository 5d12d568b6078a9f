package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId.Kind;
import org.chargeledger.rating.Money;

/** Where the model's drivers pay in and are paid out, with its own book of what went through the channel. */
final class PaymentDesk {

    private enum State { SENT, DONE, FAILED }

    private record Order(UUID driverId, String number, Money amount, Instant paidAt) {}

    private static final class Part {

        private final UUID driverId;
        private final String number;
        private final PayoutPlan.Part plan;
        private State state = State.SENT;

        Part(UUID driverId, String number, PayoutPlan.Part plan) {
            this.driverId = driverId;
            this.number = number;
            this.plan = plan;
        }
    }

    private record ByHand(UUID driverId, String name, long fen, boolean bonus) {}

    private final MemoryLedger ledger;
    private final List<ByHand> byHand = new ArrayList<>();
    private final Map<ByHand, Long> takenBack = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Map<UUID, Long> moneyIn = new HashMap<>();
    private final Map<UUID, Long> paidOffline = new HashMap<>();

    PaymentDesk(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    /** True if something that was owed is paid from it. */
    boolean recharge(UUID driver, long fen, String name, Instant at) {
        orders.add(new Order(driver, name, new Money(fen), at));
        return moneyIn(driver, fen, name, Kind.WECHAT_PAY_CLEARING);
    }

    /** True if something that was owed is paid from it. */
    boolean cashIn(UUID driver, long fen, String name) {
        byHand.add(new ByHand(driver, name, fen, false));
        return moneyIn(driver, fen, name, Kind.RECHARGE_CLEARING);
    }

    private boolean moneyIn(UUID driver, long fen, String name, Kind clearing) {
        Book book = ledger.open();
        book.transfer(Transfer.Cause.of(driver, name), Transfer.Kind.RECHARGE, AccountId.operators(clearing),
                AccountId.wallet(driver), new Money(fen));
        book.payArrears(driver, name);
        ledger.write(book);
        moneyIn.merge(driver, fen, Long::sum);
        return !book.arrearsPaid().isEmpty();
    }

    void grantBonus(UUID driver, long fen, String name) {
        Book book = ledger.open();
        book.transfer(Transfer.Cause.of(driver, name), Transfer.Kind.BONUS, AccountId.operators(Kind.BONUS_COST),
                AccountId.bonus(driver), new Money(fen));
        ledger.write(book);
        byHand.add(new ByHand(driver, name, fen, true));
        moneyIn.merge(driver, fen, Long::sum);
    }

    /** The milestone it leads to; empty when there is nothing to take back, or less was typed. */
    Optional<Milestone> takeBack(UUID driver, long fen, boolean bonus) {
        Optional<ByHand> newest = byHand.reversed().stream().filter(one -> one.driverId().equals(driver)
                && one.bonus() == bonus && !takenBack.containsKey(one)).findFirst();
        if (newest.isEmpty() || newest.get().fen() < fen) {
            return Optional.empty();
        }
        AccountId purse = bonus ? AccountId.bonus(driver) : AccountId.wallet(driver);
        Book book = ledger.open();
        if (book.balance(purse).fen() < fen) {
            return Optional.of(Milestone.SPENT_BEFORE_TAKEN_BACK);
        }
        book.transfer(Transfer.Cause.of(driver, newest.get().name()),
                bonus ? Transfer.Kind.BONUS_WITHDRAWN : Transfer.Kind.RECHARGE_REVERSED, purse,
                AccountId.operators(bonus ? Kind.BONUS_COST : Kind.RECHARGE_CLEARING), new Money(fen));
        ledger.write(book);
        takenBack.put(newest.get(), fen);
        moneyIn.merge(driver, -fen, Long::sum);
        return Optional.of(bonus ? Milestone.BONUS_TAKEN_BACK : Milestone.RECHARGE_TAKEN_BACK);
    }

    /** All of it or nothing, and what is owed first; the bonus is never paid out. */
    void payOut(UUID driver, Money amount, String name, Instant now) {
        Book book = ledger.open();
        book.payArrears(driver, name);
        PayoutPlan plan = PayoutPlan.of(amount, refundable(driver), now);
        if (book.balance(AccountId.wallet(driver)).compareTo(amount) < 0 || plan.notCovered().fen() > 0) {
            return;
        }
        book.transfer(Transfer.Cause.of(driver, name), Transfer.Kind.PAYOUT, AccountId.wallet(driver),
                AccountId.operators(Kind.WECHAT_PAY_REFUNDS), amount);
        ledger.write(book);
        plan.parts().forEach(part -> parts.add(new Part(driver, name + "-" + parts.size(), part)));
    }

    /** The milestone it leads to; empty when the wallet holds less. */
    Optional<Milestone> payOutOffline(UUID driver, Money amount, String name, Instant now, boolean insteadOfChannel) {
        Book book = ledger.open();
        book.payArrears(driver, name);
        Payable payable = Payable.of(book.balance(AccountId.wallet(driver)), refundable(driver), now);
        if (payable.principal().compareTo(amount) < 0) {
            return Optional.empty();
        }
        if (!insteadOfChannel && payable.offline().compareTo(amount) < 0) {
            return Optional.of(Milestone.LEFT_TO_THE_CHANNEL);
        }
        book.transfer(Transfer.Cause.of(driver, name), Transfer.Kind.PAYOUT, AccountId.wallet(driver),
                AccountId.operators(Kind.RECHARGE_CLEARING), amount);
        ledger.write(book);
        paidOffline.merge(driver, amount.fen(), Long::sum);
        return Optional.of(Milestone.PAID_OUT_OFFLINE);
    }

    /** The milestone it leads to; empty when no part waits. An answer that comes again finds the part ended. */
    Optional<Milestone> answer(UUID driver, boolean done, boolean twice) {
        Optional<Part> waiting = parts.stream().filter(part -> part.driverId.equals(driver)
                && part.state == State.SENT).findFirst();
        waiting.ifPresent(part -> {
            answer(part, done);
            if (twice) {
                answer(part, done);
            }
        });
        return waiting.map(part -> done ? Milestone.PAID_OUT : Milestone.PAYOUT_CAME_BACK);
    }

    private void answer(Part part, boolean done) {
        if (part.state != State.SENT) {
            return;
        }
        Book book = ledger.open();
        book.transfer(Transfer.Cause.of(part.driverId, part.number),
                done ? Transfer.Kind.PAYOUT_DONE : Transfer.Kind.PAYOUT_FAILED,
                AccountId.operators(Kind.WECHAT_PAY_REFUNDS),
                done ? AccountId.operators(Kind.WECHAT_PAY_CLEARING) : AccountId.wallet(part.driverId),
                part.plan.amount());
        if (!done) {
            book.payArrears(part.driverId, part.number);
        }
        ledger.write(book);
        part.state = done ? State.DONE : State.FAILED;
    }

    private List<PaidOrder> refundable(UUID driver) {
        return orders.stream().filter(order -> order.driverId().equals(driver)).map(order -> {
            List<Part> back = parts.stream().filter(part -> part.plan.orderNo().equals(order.number())
                    && part.state != State.FAILED).toList();
            return new PaidOrder(order.number(), order.amount(), sum(back), back.size(), order.paidAt());
        }).toList();
    }

    /** What a driver has to show for: paid in and given, less what left or is on its way. */
    long left(UUID driver) {
        return moneyIn.get(driver) - paidOffline.getOrDefault(driver, 0L) - sum(parts.stream()
                .filter(part -> part.driverId.equals(driver) && part.state != State.FAILED).toList()).fen();
    }

    /** The channel's book is our clearing account, and no order gives back more than it brought. */
    void check() {
        long paid = orders.stream().mapToLong(order -> order.amount().fen()).sum();
        assertThat(-ledger.posted(Kind.WECHAT_PAY_CLEARING)).as("what the channel owes us")
                .isEqualTo(paid - sum(in(State.DONE)).fen());
        assertThat(ledger.posted(Kind.WECHAT_PAY_REFUNDS)).as("what is on its way")
                .isEqualTo(sum(in(State.SENT)).fen());
        assertThat(-ledger.posted(Kind.RECHARGE_CLEARING)).as("what came in outside the channel")
                .isEqualTo(typed(false) - paidOffline.values().stream().mapToLong(Long::longValue).sum());
        assertThat(-ledger.posted(Kind.BONUS_COST)).as("what was given on top").isEqualTo(typed(true));
        for (Order order : orders) {
            assertThat(refundable(order.driverId())).as("what orders gave back")
                    .allMatch(one -> one.refunded().compareTo(one.amount()) <= 0);
        }
    }

    /** Less what was taken back, of which never more than was typed. */
    private long typed(boolean bonus) {
        assertThat(takenBack).allSatisfy((one, fen) -> assertThat(fen).isLessThanOrEqualTo(one.fen()));
        return byHand.stream().filter(one -> one.bonus() == bonus)
                .mapToLong(one -> one.fen() - takenBack.getOrDefault(one, 0L)).sum();
    }

    private List<Part> in(State state) {
        return parts.stream().filter(part -> part.state == state).toList();
    }

    private static Money sum(List<Part> parts) {
        return parts.stream().map(part -> part.plan.amount()).reduce(Money.ZERO, Money::plus);
    }
}
