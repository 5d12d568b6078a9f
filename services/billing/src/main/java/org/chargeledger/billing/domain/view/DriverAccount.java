package org.chargeledger.billing.domain.view;

import java.util.UUID;

/**
 * A driver as staff see one: the phone number masked, the wallet in fen; {@code balanceFen} includes the bonus, and
 * {@code groupsVersion} is the ETag of department and sub-operator.
 */
public record DriverAccount(UUID driverId, String nickname, String phone, String department, String subOperator,
        int groupsVersion, long balanceFen, long bonusFen, long reservedFen, long receivableFen) {}
