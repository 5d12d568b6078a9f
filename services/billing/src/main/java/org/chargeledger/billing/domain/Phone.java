package org.chargeledger.billing.domain;

/** A driver's phone number. Everybody but its owner sees it with digits 4–7 hidden, as in 189xxxx4136. */
public record Phone(String digits) {

    private static final int HIDDEN_FROM = 3;
    private static final int HIDDEN_TO = 7;

    public String masked() {
        if (digits == null || digits.length() <= HIDDEN_TO) {
            return "xxxx";
        }
        return digits.substring(0, HIDDEN_FROM) + "xxxx" + digits.substring(HIDDEN_TO);
    }

    @Override
    public String toString() {
        return masked();
    }
}
