package org.chargeledger.billing.domain;

import java.util.List;

/** One step of the model. What cannot be done at that moment is refused, and changes nothing. */
public sealed interface Action {

    record Hears(Car car, List<Heard> heard) implements Action {

        @Override
        public String toString() {
            return car + "'s pile: " + heard;
        }
    }

    /** A version of the tariff becomes known, maybe long after it took force. */
    record PriceArrives(Price price) implements Action {

        @Override
        public String toString() {
            return "the price " + price + " becomes known";
        }
    }

    /** It may come before there is a bill, or for a version that is no longer the newest. */
    record VoucherAnswer(Car car, int versionsBehind, long faceFen, boolean twice) implements Action {

        @Override
        public String toString() {
            return "the voucher service" + (twice ? ", twice," : "") + " offers " + faceFen + " fen for " + car
                    + (versionsBehind == 0 ? "" : ", version before the newest");
        }
    }

    record NoVoucherAnswer(Car car) implements Action {

        @Override
        public String toString() {
            return "the voucher service keeps silent about " + car;
        }
    }

    record MoneyIn(Car car, long fen, boolean bonus) implements Action {

        @Override
        public String toString() {
            return "the driver of " + car + (bonus ? " is given a bonus of " : " recharges ") + fen + " fen";
        }
    }

    /** The operator spends drivers' money in another order from now on. */
    record OrderChanges(SpendingOrder order) implements Action {

        @Override
        public String toString() {
            return "the operator spends " + order;
        }
    }

    record PayOut(Car car, long fen) implements Action {

        @Override
        public String toString() {
            return "the driver of " + car + " wants " + fen + " fen back";
        }
    }

    /** Money that comes in outside the channel. */
    record CashIn(Car car, long fen) implements Action {

        @Override
        public String toString() {
            return "the driver of " + car + " pays in " + fen + " fen in cash";
        }
    }

    record PayOutOffline(Car car, long fen, boolean insteadOfChannel) implements Action {

        @Override
        public String toString() {
            return "staff pay " + fen + " fen to the driver of " + car + " in cash"
                    + (insteadOfChannel ? ", whatever the channel could take back" : "");
        }
    }

    /** Of the driver's newest cash, or bonus, that was not taken back before. */
    record TakeBack(Car car, long fen, boolean bonus) implements Action {

        @Override
        public String toString() {
            return "staff take back " + fen + " fen of the " + (bonus ? "bonus" : "cash") + " of the driver of " + car;
        }
    }

    /** About the part of a payout that was sent first of those without an answer. */
    record ChannelAnswer(Car car, boolean done, boolean twice) implements Action {

        @Override
        public String toString() {
            return "the channel says" + (twice ? ", twice," : "") + " that money of the driver of " + car
                    + (done ? " arrived" : " cannot be paid back");
        }
    }

    record Preview(Car car, Wish wish) implements Action {

        @Override
        public String toString() {
            return "staff preview " + car + " with " + wish;
        }
    }

    record Save(Car car) implements Action {

        @Override
        public String toString() {
            return "staff save what they saw of " + car;
        }
    }

    record Dismiss(Car car) implements Action {

        @Override
        public String toString() {
            return "staff dismiss the record offered for " + car;
        }
    }

    /** A record that named no session, and that fits this lost one. */
    record Give(Car car) implements Action {

        @Override
        public String toString() {
            return "staff give " + car + " a record of no session";
        }
    }

    record Refund(Car car, Portion portion) implements Action {

        @Override
        public String toString() {
            return "staff refund " + portion + " of " + car;
        }
    }
}
