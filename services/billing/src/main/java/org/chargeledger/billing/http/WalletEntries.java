package org.chargeledger.billing.http;

import java.util.List;
import org.chargeledger.billing.domain.view.WalletEntry;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;

/** Pages through the entries of a wallet by their sequence. */
final class WalletEntries {

    private WalletEntries() {}

    static Long before(String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }

    static Page<WalletEntry> page(List<WalletEntry> entries, int limit) {
        return Page.of(entries, limit, entry -> entry, entry -> Cursor.encode(String.valueOf(entry.seq())));
    }
}
