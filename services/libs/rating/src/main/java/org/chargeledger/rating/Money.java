package org.chargeledger.rating;

import java.math.BigDecimal;

/** An amount in Chinese yuan, held in whole fen: what is posted, charged, refunded and shown. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money ofYuan(String yuan) {
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public ExactAmount exact() {
        return new ExactAmount(Math.multiplyExact(fen, ExactAmount.NANO_YUAN_PER_FEN));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return "CNY " + BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
