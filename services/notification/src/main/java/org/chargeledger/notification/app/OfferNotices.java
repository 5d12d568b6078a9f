package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.OwnPages;
import org.chargeledger.notification.domain.PageSignature;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.gateway.PageGateway;
import org.chargeledger.notification.store.NoticeGrants;
import org.chargeledger.notification.store.Recipients;
import org.chargeledger.notification.store.Settings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a driver grant notices on a page of ours. What the page says of it is the driver's own word: believed in so far as
 * WeChat's count, which is the one that holds, refuses what was never granted.
 */
@ApplicationScoped
public class OfferNotices {

    /** What a driver can grant, one notice a press; {@code unused} ones are granted and were not sent yet. */
    public record Notice(Kind kind, String templateId, int unused) {}

    /** {@code appId} and {@code signature} are null where there is nothing to grant, or WeChat gave nothing to sign with. */
    public record Offer(String appId, PageSignature signature, List<Notice> notices) {}

    /** What WeChat told the page of one press. */
    public enum Decision { ACCEPT, REJECT, CANCEL, FILTER }

    private record Offered(Kind kind, Template template) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Settings settings;
    private final Recipients recipients;
    private final NoticeGrants grants;
    private final PageGateway pages;
    private final OwnPages ownPages;

    OfferNotices(TenantDb db, Idempotency idempotency, Settings settings, Recipients recipients, NoticeGrants grants,
            PageGateway pages, @ConfigProperty(name = "notification.public-url") URI publicUrl) {
        this.db = db;
        this.idempotency = idempotency;
        this.settings = settings;
        this.recipients = recipients;
        this.grants = grants;
        this.pages = pages;
        this.ownPages = OwnPages.at(publicUrl);
    }

    public Offer offer(Caller caller, String page) {
        if (!ownPages.has(page)) {
            throw new Refusal(400, "page-foreign", "Not a page of ours",
                    "only pages of this site are signed, without what stands behind a #", Map.of());
        }
        UUID driverId = caller.requireDriverId();
        Offer offer = db.inTenant(caller, tx -> unsigned(tx, driverId));
        return offer.notices().isEmpty() ? offer
                : new Offer(offer.appId(), pages.sign(offer.appId(), page).orElse(null), offer.notices());
    }

    /** A page is signed for one account, so it offers the notices of one. */
    private Offer unsigned(Tx tx, UUID driverId) {
        List<Offered> all = offered(tx).toList();
        if (all.isEmpty()) {
            return new Offer(null, null, List.of());
        }
        String appId = all.getFirst().template().appId();
        Map<String, Integer> unused = recipients.openidOf(tx, driverId)
                .map(openid -> grants.unused(tx, appId, openid)).orElse(Map.of());
        return new Offer(appId, null, all.stream().filter(one -> one.template().appId().equals(appId)).map(one -> {
            String templateId = one.template().notice().templateId();
            return new Notice(one.kind(), templateId, unused.getOrDefault(templateId, 0));
        }).toList());
    }

    /** Refuses a template that the kind has not, or no more: a press counts only for what was offered. */
    public Response decided(Caller caller, String key, Kind kind, String templateId, Decision decision) {
        UUID driverId = caller.requireDriverId();
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "POST /driver/notices/" + kind, key,
                List.of(templateId, decision), () -> {
            Template template = offered(tx)
                    .filter(one -> one.kind() == kind && one.template().notice().templateId().equals(templateId))
                    .findFirst().orElseThrow(() -> Refusal.notFound("notice")).template();
            String openid = recipients.openidOf(tx, driverId).orElseThrow(() -> new Refusal(409, "driver-unknown",
                    "Driver unknown", "the driver has no profile here yet"));
            if (decision == Decision.ACCEPT) {
                grants.pressed(tx, new NoticeGrants.Place(template.appId(), openid, templateId), caller.operatorId());
            }
            int unused = grants.unused(tx, template.appId(), openid).getOrDefault(templateId, 0);
            return new Reply(200, new Notice(kind, templateId, unused));
        }));
    }

    private Stream<Offered> offered(Tx tx) {
        return settings.templates(tx).entrySet().stream().filter(entry -> entry.getKey().toDriver())
                .map(entry -> new Offered(entry.getKey(), entry.getValue().template()))
                .filter(one -> one.template().channels().contains(Channel.WECHAT_SUBSCRIPTION));
    }
}
