package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Operators that give no vouchers: their bills are settled as soon as they are rated, for there is nobody to ask. */
@ApplicationScoped
class WithoutVouchers {

    private static final String ALL = "*";

    private final Set<String> operators;

    WithoutVouchers(@ConfigProperty(name = "billing.without-vouchers") Optional<Set<String>> operators) {
        this.operators = operators.orElse(Set.of());
    }

    boolean holdsFor(String operatorId) {
        return operators.contains(operatorId) || operators.contains(ALL);
    }
}
