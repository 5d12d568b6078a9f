package org.chargeledger.billing.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.chargeledger.billing.domain.view.BillExplanation;
import org.chargeledger.billing.domain.view.BillSummary;

/** A bill as in a list, and beside it the lines and roundings that explain it. */
public record ExplainedBill(@JsonUnwrapped BillSummary bill, List<BillExplanation.Line> lines,
        List<BillExplanation.RoundedComponent> components, BillExplanation.Texts texts) {

    static ExplainedBill of(BillExplanation explanation) {
        return new ExplainedBill(explanation.bill(), explanation.lines(), explanation.components(), explanation.texts());
    }
}
