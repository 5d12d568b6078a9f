package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.booleans;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.check.AbnormalSettings;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.CheckSettings.Setting;
import org.chargeledger.kit.db.Tx;

/** How operators want doubtful bills handled; whoever set nothing has what is built in. */
@ApplicationScoped
public class AbnormalSettingRows {

    private static final String ALL_MODELS = "";

    public Map<String, CheckSettings> checks(Tx tx, Collection<String> operators) {
        var settings = new HashMap<String, List<Setting>>();
        tx.query("select * from check_setting where operator_id = any($1) order by code, model",
                (Object) operators.toArray(String[]::new)).forEach(row -> Check.of(row.getInteger("code")).ifPresent(
                        check -> settings.computeIfAbsent(row.getString("operator_id"), o -> new ArrayList<>())
                                .add(setting(check, row))));
        var byOperator = new HashMap<String, CheckSettings>();
        settings.forEach((operator, all) -> byOperator.put(operator, new CheckSettings(all)));
        return byOperator;
    }

    /** Of those operators that set a time of their own. */
    public Map<String, LocalTime> backlogTimes(Tx tx, Collection<String> operators) {
        var times = new HashMap<String, LocalTime>();
        tx.query("select operator_id, backlog_at from abnormal_setting where operator_id = any($1)",
                (Object) operators.toArray(String[]::new))
                .forEach(row -> times.put(row.getString("operator_id"), row.getLocalTime("backlog_at")));
        return times;
    }

    public AbnormalSettings get(Tx tx, String operatorId) {
        for (Row row : tx.query("select version, backlog_at from abnormal_setting where operator_id = $1",
                operatorId)) {
            return new AbnormalSettings(row.getInteger("version"), row.getLocalTime("backlog_at"),
                    checks(tx, List.of(operatorId)).getOrDefault(operatorId, CheckSettings.BUILT_IN));
        }
        return AbnormalSettings.BUILT_IN;
    }

    /** False when somebody else was faster: the version before this one is no longer there. The write is the check. */
    public boolean put(Tx tx, String operatorId, AbnormalSettings next) {
        boolean written = tx.execute("""
                insert into abnormal_setting (operator_id, version, backlog_at) values ($1, $2, $3)
                on conflict (operator_id) do update set version = excluded.version, backlog_at = excluded.backlog_at
                where abnormal_setting.version = excluded.version - 1""",
                operatorId, next.version(), next.backlogAt()) == 1;
        if (written) {
            tx.execute("delete from check_setting where operator_id = $1", operatorId);
            insert(tx, operatorId, next.checks().settings());
        }
        return written;
    }

    private static void insert(Tx tx, String operatorId, List<Setting> settings) {
        tx.execute("""
                insert into check_setting (operator_id, model, code, enabled, tolerance)
                select $1, * from unnest($2::text[], $3::int[], $4::boolean[], $5::bigint[])""", operatorId,
                texts(settings, setting -> setting.model() == null ? ALL_MODELS : setting.model()),
                ints(settings, setting -> setting.check().code().number()), booleans(settings, Setting::enabled),
                longs(settings, Setting::tolerance));
    }

    private static Setting setting(Check check, Row row) {
        String model = row.getString("model");
        return new Setting(check, ALL_MODELS.equals(model) ? null : model, row.getBoolean("enabled"),
                row.getLong("tolerance"));
    }
}
