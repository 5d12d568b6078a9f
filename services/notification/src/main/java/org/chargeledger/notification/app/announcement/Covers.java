package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.Setting;
import org.chargeledger.notification.domain.announcement.ChannelReply;
import org.chargeledger.notification.domain.announcement.ChannelReply.Outcome;
import org.chargeledger.notification.gateway.ArticleGateway;
import org.chargeledger.notification.store.Settings;
import org.chargeledger.notification.store.Settings.Account;
import org.chargeledger.notification.store.announcement.AnnouncementQueue;

/** The picture above an article: an operator's own, or the suite's plain one where an account has none yet. */
@ApplicationScoped
public class Covers {

    private static final int PNG_FIRST_BYTE = 0x89;
    private static final byte[] PLAIN = plain();

    /** The number of the material at WeChat. */
    public record Cover(String mediaId) {}

    private final TenantDb tenantDb;
    private final Idempotency idempotency;
    private final SystemDb db;
    private final Settings settings;
    private final AnnouncementQueue queue;
    private final ArticleGateway gateway;
    private final Audit audit;

    Covers(TenantDb tenantDb, Idempotency idempotency, SystemDb db, Settings settings, AnnouncementQueue queue,
            ArticleGateway gateway, Audit audit) {
        this.tenantDb = tenantDb;
        this.idempotency = idempotency;
        this.db = db;
        this.settings = settings;
        this.queue = queue;
        this.gateway = gateway;
        this.audit = audit;
    }

    /** The account's usual cover from now on, put there by who saw the one before. */
    public Response replace(Caller caller, String key, String appId, String ifMatch, byte[] picture) {
        String hash = UUID.nameUUIDFromBytes(picture).toString();
        return tenantDb.inTenant(caller,
                tx -> idempotency.once(tx, caller, "PUT /official-accounts/" + appId + "/cover", key, hash, () -> {
            Account account = settings.lockAccount(tx, appId)
                    .orElseThrow(() -> Refusal.notFound("official account"));
            Optional<String> before = Optional.ofNullable(account.coverMediaId());
            new Setting<>(before).requireMatch(ifMatch);
            var after = new Cover(upload(tx, appId, picture));
            audit.write(tx, caller, new AuditEntry("change-cover", "official-account", appId, null,
                    before.map(Cover::new).orElse(null), after));
            return new Reply(200, after);
        }));
    }

    private String upload(Tx tx, String appId, byte[] picture) {
        var reply = gateway.addCover(appId, picture, (picture[0] & 0xff) == PNG_FIRST_BYTE);
        if (reply.outcome() != Outcome.ACCEPTED || reply.id() == null) {
            throw new Refusal(409, "cover-refused", "Cover refused", "WeChat did not take it: " + reply.detail(),
                    Map.of("outcome", reply.outcome()));
        }
        queue.keepCover(tx, appId, reply.id());
        return reply.id();
    }

    /** Uploaded once per account; a second upload by another replica at the same time leaves one picture too many. */
    ChannelReply standard(String appId) {
        var reply = gateway.addCover(appId, PLAIN, true);
        if (reply.outcome() == Outcome.ACCEPTED) {
            db.inTransaction(tx -> {
                queue.keepCover(tx, appId, reply.id());
                return null;
            });
        }
        return reply;
    }

    private static byte[] plain() {
        try (InputStream picture = Covers.class.getResourceAsStream("/cover.png")) {
            return picture.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
