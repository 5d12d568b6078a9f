package org.chargeledger.billing.domain.view;

import java.util.UUID;

/** A driver as staff see one: the phone number masked, the wallet in fen; {@code balanceFen} includes the bonus. */
public record DriverAccount(UUID driverId, String nickname, String phone, String department, long balanceFen,
        long bonusFen, long reservedFen, long receivableFen) {}
