package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Wallet money that a driver gets back, and how far each part of it is. {@code doneAt} is real time. */
public record PayoutView(UUID payoutId, UUID driverId, long amountFen, String reason, String requestedBy,
        Instant requestedAt, List<Part> parts) {

    public PayoutView {
        parts = List.copyOf(parts);
    }

    public record Part(String refundNo, String orderNo, long amountFen, String state, String lastAnswer,
            Instant doneAt) {}
}
