package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.Draft;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.store.BillViews;
import org.chargeledger.kit.db.Tx;

/** Shows a version before it is made, beside the one it would replace, and what would still speak against it. */
@ApplicationScoped
class PreviewVersion {

    private final BillViews views;
    private final LookAround lookAround;

    PreviewVersion(BillViews views, LookAround lookAround) {
        this.views = views;
        this.lookAround = lookAround;
    }

    CorrectionPreview preview(Tx tx, DraftVersion.Ground ground, Correction correction, Instant now) {
        BillNo billNo = correction.session().key().billNo();
        Session asIf = correction.session().asIf(correction.after().values());
        Circumstances around = lookAround.of(tx, List.of(asIf)).of(asIf.key());
        return CorrectionPreview.of(correction, views.explain(tx, billNo).orElseThrow(),
                Check.examine(new Draft(asIf, ground.basis().tariff(), correction.after(), around, now)));
    }
}
