package org.chargeledger.sample;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.hibernate.EntityAudit;
import org.chargeledger.kit.hibernate.EntityOutbox;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.jboss.logging.Logger;

/** Uses every part of the kit that a resource can use. */
@Path("/things")
@RolesAllowed({"viewer", "driver", "platform-admin"})
public class ThingResource {

    private static final Logger LOG = Logger.getLogger(ThingResource.class);

    public record NewThing(@NotBlank String id, String operatorId, UUID driverId, long amount, String note) {}

    public record View(String id, long amount) {}

    private final TenantDb db;
    private final TenantSessions sessions;
    private final EntityOutbox entityOutbox;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Audit audit;
    private final EntityAudit entityAudit;
    private final InstantSource clock;
    private final Caller caller;

    ThingResource(TenantDb db, TenantSessions sessions, EntityOutbox entityOutbox, Outbox outbox,
            Idempotency idempotency, Audit audit, EntityAudit entityAudit, InstantSource clock, Caller caller) {
        this.db = db;
        this.sessions = sessions;
        this.entityOutbox = entityOutbox;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.audit = audit;
        this.entityAudit = entityAudit;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    public List<View> list() {
        return db.inTenant(caller, tx -> {
            var views = new ArrayList<View>();
            tx.query("select id, amount from thing order by id")
                    .forEach(row -> views.add(new View(row.getString("id"), row.getLong("amount"))));
            return views;
        });
    }

    @GET
    @Path("/{id}")
    public Uni<View> get(@PathParam("id") String id) {
        return sessions.inTenant(caller, session -> session.find(Thing.class, id))
                .map(thing -> {
                    if (thing == null) {
                        throw Refusal.notFound("thing");
                    }
                    return new View(thing.id, thing.amount);
                });
    }

    @POST
    public Response create(@HeaderParam("Idempotency-Key") String key, @Valid NewThing body) {
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "create-thing", key, body, () -> {
            tx.execute("insert into thing (id, operator_id, driver_id, amount) values ($1, $2, $3, $4)",
                    body.id(), body.operatorId(), body.driverId(), body.amount());
            outbox.append(tx, List.of(new NewEvent("billing.session.v1", body.id(), "billing.thing-created.v1",
                    caller.operatorId(), body)));
            audit.write(tx, caller, new AuditEntry("create-thing", "thing", body.id(), "a car came", null,
                    new View(body.id(), body.amount())));
            return new Reply(201, new View(body.id(), body.amount()));
        }));
    }

    @PUT
    @Path("/{id}")
    public Uni<View> put(@PathParam("id") String id, NewThing body) {
        var thing = new Thing();
        thing.id = id;
        thing.operatorId = body.operatorId();
        thing.amount = body.amount();
        return sessions.inTenant(caller, session -> session.persist(thing)
                .chain(() -> entityOutbox.append(session, List.of(new NewEvent("billing.session.v1", id,
                        "billing.thing-put.v1", caller.operatorId(), body))))
                .chain(() -> entityAudit.write(session, caller, new AuditEntry("put-thing", "thing", id, null, null,
                        new View(id, body.amount())))))
                .map(ignored -> new View(id, body.amount()));
    }

    /** The row is locked while its version is compared, so of two edits from one version one is refused. */
    @PUT
    @Path("/{id}/amount")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, long amount) {
        return db.inTenant(caller, tx -> {
            for (Row row : tx.query("select * from thing where id = $1 for update", id)) {
                ETag.of(row.getInteger("version")).requireMatch(ifMatch);
                tx.execute("update thing set amount = $2, version = version + 1 where id = $1", id, amount);
                audit.write(tx, caller, new AuditEntry("change-thing", "thing", id, "asked by 18912344136",
                        new View(id, row.getLong("amount")), new View(id, amount)));
                return Response.ok(new View(id, amount)).header("ETag", ETag.of(row.getInteger("version") + 1)).build();
            }
            throw Refusal.notFound("thing");
        });
    }

    /** Comes back to this service by Kafka, as a fact does between two services. */
    @POST
    @Path("/{id}/recharges")
    public void recharge(@PathParam("id") String id, long amount) {
        db.inTenant(caller, tx -> {
            LOG.infof("recharges %s", id);
            outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", id, "billing.wallet-recharged.v1",
                    caller.operatorId(), Map.of("thing", id, "amount", amount))));
            return null;
        });
    }

    @GET
    @Path("/business-time")
    public Instant businessTime() {
        return clock.instant();
    }
}
