package org.chargeledger.billing.domain.view;

import java.util.Map;
import org.chargeledger.billing.domain.Finding;

/** A reason why a bill is held, with what it rests on. */
public record HeldBecause(int code, String name, String nameEn, Map<String, String> evidence) {

    public static HeldBecause of(Finding finding) {
        return new HeldBecause(finding.code().number(), finding.code().nameZh(), finding.code().nameEn(),
                finding.evidence());
    }
}
