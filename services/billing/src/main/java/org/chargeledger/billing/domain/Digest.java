package org.chargeledger.billing.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chargeledger.rating.Money;

/**
 * Proof of what was seen before it is saved: the version it goes beyond, how many records of the pile were known, and a
 * hash over both, the price, the edited values, what they cost, what was refunded before, and whose money pays for it or
 * comes back: nobody runs into debt where the preview showed the wallet.
 */
public record Digest(int version, int records, String hash) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})-([0-9]{1,6})-([0-9a-f]{32})");

    static Digest of(Bill after, Money discount, Fees refunded, MoneyEffect money, List<UUID> records) {
        String text = String.join("|", after.session().billNo().digits(), String.valueOf(after.version()),
                after.session().tariff().toString(),
                records.stream().sorted().toList().toString(), after.values().toString(), after.fees().toString(),
                discount.toString(), refunded.toString(), money.toString());
        return new Digest(after.version() - 1, records.size(), hash(text));
    }

    /** Empty when it is none of ours. */
    public static Optional<Digest> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Digest(Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)), form.group(3))) : Optional.empty();
    }

    @Override
    public String toString() {
        return version + "-" + records + "-" + hash;
    }

    private static String hash(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
