package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.Template;

/** An operator's official accounts and the templates chosen in them. Secrets are not here. */
@ApplicationScoped
public class Settings {

    /** An official account; the cover is null while it has none, {@code pausedUntil} while it may send. */
    public record Account(String appId, String name, String coverMediaId, Instant pausedUntil, String pauseReason) {}

    /** The database refuses an account that is another operator's. */
    public void putAccount(Tx tx, String operatorId, String appId, String name) {
        tx.execute("""
                insert into official_account (app_id, operator_id, name) values ($1, $2, $3)
                on conflict (app_id) do update set name = excluded.name, updated_at = now()""",
                appId, operatorId, name);
    }

    public List<Account> accounts(Tx tx) {
        var accounts = new ArrayList<Account>();
        for (Row row : tx.query("""
                select a.app_id, a.name, a.cover_media_id, p.paused_until, p.reason from official_account a
                left join account_pause p on p.app_id = a.app_id and p.paused_until > now() order by a.app_id""")) {
            var until = row.getOffsetDateTime("paused_until");
            accounts.add(new Account(row.getString("app_id"), row.getString("name"), row.getString("cover_media_id"),
                    until == null ? null : until.toInstant(), row.getString("reason")));
        }
        return accounts;
    }

    /** One change of the account after another; empty for one that is not registered, or not here. */
    public Optional<Account> lockAccount(Tx tx, String appId) {
        lock(tx, "official_account:" + appId);
        return accounts(tx).stream().filter(account -> account.appId().equals(appId)).findFirst();
    }

    /** Held to the end of the transaction, also for what is not there yet. */
    private static void lock(Tx tx, String setting) {
        tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", setting);
    }

    public boolean hasAccount(Tx tx, String appId) {
        return tx.query("select 1 from official_account where app_id = $1", appId).size() == 1;
    }

    public void putTemplate(Tx tx, String operatorId, Kind kind, Template template) {
        tx.execute("""
                insert into message_template (operator_id, kind, app_id, template_id, page_url, fields, channels,
                    service_text, notice_template_id, notice_fields)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                on conflict (operator_id, kind) do update set app_id = excluded.app_id,
                    template_id = excluded.template_id, page_url = excluded.page_url, fields = excluded.fields,
                    channels = excluded.channels, service_text = excluded.service_text,
                    notice_template_id = excluded.notice_template_id, notice_fields = excluded.notice_fields,
                    updated_at = now()""",
                operatorId, kind.name(), template.appId(), template.layout().templateId(), template.pageUrl(),
                EventJson.write(template.layout().fields()),
                template.channels().stream().map(Channel::name).collect(Collectors.joining(",")),
                template.serviceText(), template.notice() == null ? null : template.notice().templateId(),
                template.notice() == null ? null : EventJson.write(template.notice().fields()));
    }

    /** A template and the version of it that an edit names. */
    public record Versioned(Template template, long version) {

        /** No two edits of a template fall into the same microsecond. */
        private static Versioned of(Row row) {
            Instant at = row.getOffsetDateTime("updated_at").toInstant();
            return new Versioned(Settings.template(row), ChronoUnit.MICROS.between(Instant.EPOCH, at));
        }
    }

    /** Without those of kinds that only a later release knows. */
    public Map<Kind, Versioned> templates(Tx tx) {
        var templates = new LinkedHashMap<Kind, Versioned>();
        for (Row row : tx.query("select * from message_template where kind = any($1::text[]) order by kind",
                (Object) Kind.known())) {
            templates.put(Kind.valueOf(row.getString("kind")), Versioned.of(row));
        }
        return templates;
    }

    /** One change of the kind's template after another; empty if none is set up. */
    public Optional<Versioned> lockTemplate(Tx tx, String operatorId, Kind kind) {
        lock(tx, "message_template:" + operatorId + ":" + kind);
        return Optional.ofNullable(templates(tx).get(kind));
    }

    public void deleteTemplate(Tx tx, Kind kind) {
        tx.execute("delete from message_template where kind = $1", kind.name());
    }

    static Template template(Row row) {
        return new Template(row.getString("app_id"), layout(row.getString("template_id"), row.getString("fields")),
                row.getString("page_url"), channels(row), row.getString("service_text"),
                layout(row.getString("notice_template_id"), row.getString("notice_fields")));
    }

    private static Layout layout(String templateId, String fields) {
        return templateId == null ? null
                : new Layout(templateId, List.of(EventJson.read(fields, Layout.Field[].class)));
    }

    private static List<Channel> channels(Row row) {
        return Arrays.stream(row.getString("channels").split(",")).map(Channel::valueOf).toList();
    }
}
