package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.billing.app.DraftVersion.Ground;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.Draft;
import org.chargeledger.billing.domain.view.BillExplanation;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.store.BillViews;
import org.chargeledger.kit.db.Tx;

/** Shows a version before it is made, beside the one it would replace, and what would still speak against it. */
@ApplicationScoped
class PreviewVersion {

    /** A version that was worked out, and what it was worked out from. */
    record Drafted(Correction correction, Ground ground) {

        BillNo billNo() {
            return correction.session().key().billNo();
        }

        Session asIf() {
            return correction.asIf();
        }
    }

    private final BillViews views;
    private final LookAround lookAround;

    PreviewVersion(BillViews views, LookAround lookAround) {
        this.views = views;
        this.lookAround = lookAround;
    }

    CorrectionPreview preview(Tx tx, Ground ground, Correction correction, Instant now) {
        return previews(tx, List.of(new Drafted(correction, ground)), now)
                .get(correction.session().key().billNo());
    }

    /** In a number of queries that does not grow with them. */
    Map<BillNo, CorrectionPreview> previews(Tx tx, List<Drafted> drafted, Instant now) {
        Map<BillNo, BillExplanation> before = views.explain(tx, drafted.stream().map(Drafted::billNo).toList());
        Surroundings around = lookAround.of(tx, drafted.stream().map(Drafted::asIf).toList());
        var previews = new HashMap<BillNo, CorrectionPreview>();
        for (Drafted one : drafted) {
            var draft = new Draft(one.asIf(), one.correction().tariff(), one.correction().after(),
                    around.of(one.asIf().key()), now);
            previews.put(one.billNo(), CorrectionPreview.of(one.correction(), before.get(one.billNo()),
                    one.ground().latestRecord(), doubts(one.correction(), draft)));
        }
        return previews;
    }

    /** One of each code: what was seen of the plug says more than how long it was in. */
    private static List<Finding> doubts(Correction correction, Draft draft) {
        Optional<Finding> left = correction.leavesAfterSeen();
        Stream<Finding> checked = Check.examine(draft).stream()
                .filter(one -> left.isEmpty() || one.code() != left.get().code());
        return Stream.concat(left.stream(), checked).sorted(Comparator.comparing(one -> one.code().number())).toList();
    }
}
