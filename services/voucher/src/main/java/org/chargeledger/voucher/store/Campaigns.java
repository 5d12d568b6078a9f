package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Times.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.RunningCampaign;
import org.chargeledger.voucher.domain.Validity;

/** Campaigns by id, and the one place where a gift is taken from a campaign. Every method joins the caller's transaction. */
@ApplicationScoped
public class Campaigns {

    /** Adds or changes a campaign; version and count of gifts given are not the caller's to change. */
    public void save(Tx tx, Campaign c, Instant at, String by) {
        Integer days = c.validity() instanceof Validity.DaysFromGift(int number) ? number : null;
        var period = c.validity() instanceof Validity.FixedPeriod fixed ? fixed : new Validity.FixedPeriod(null, null);
        tx.execute("""
                insert into campaign (operator_id, campaign_id, name, state, trigger, recharge_threshold_fen,
                    pieces_per_gift, face_fen, total_gifts, departments, sub_operators, station_ids, gift_from,
                    gift_until, minimum_spend_fen, validity_days, valid_from, valid_until, changed_at, changed_by,
                    gifts_per_driver, lapses_on_refund)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    $22)
                on conflict (operator_id, campaign_id) do update set name = $3, state = $4, trigger = $5,
                    recharge_threshold_fen = $6, pieces_per_gift = $7, face_fen = $8, total_gifts = $9,
                    departments = $10, sub_operators = $11, station_ids = $12, gift_from = $13, gift_until = $14,
                    minimum_spend_fen = $15, validity_days = $16, valid_from = $17, valid_until = $18,
                    changed_at = $19, changed_by = $20, gifts_per_driver = $21, lapses_on_refund = $22,
                    version = campaign.version + 1""",
                c.operatorId(), c.campaignId(), c.name(), c.state().name(), c.trigger().name(),
                c.rechargeThresholdFen(), c.piecesPerGift(), c.faceFen(), c.totalGifts(), array(c.departments()),
                array(c.subOperators()), array(c.stationIds()), utc(c.giftFrom()), utc(c.giftUntil()),
                c.minimumSpendFen(), days, utc(period.from()), utc(period.until()), utc(at), by,
                c.giftsPerDriver().orElse(null), c.lapsesOnRefund());
    }

    /** Locks the campaign against gifts and changes until the transaction ends. */
    public Optional<RunningCampaign> lock(Tx tx, String campaignId) {
        return one(tx.query("select * from campaign where campaign_id = $1 for update", campaignId));
    }

    public Optional<RunningCampaign> find(Tx tx, String campaignId) {
        return one(tx.query("select * from campaign where campaign_id = $1", campaignId));
    }

    /** In the order of their ids, after {@code after}. */
    public List<RunningCampaign> list(Tx tx, String after, int limit) {
        return all(tx.query("select * from campaign where campaign_id > $1 order by campaign_id limit $2", after, limit));
    }

    /** What the operators give at present, by whatever trigger. */
    public List<Campaign> active(Tx tx, Collection<String> operatorIds) {
        return all(tx.query("select * from campaign where state = 'ACTIVE' and operator_id = any($1)",
                (Object) operatorIds.toArray(String[]::new))).stream().map(RunningCampaign::campaign).toList();
    }

    /** Takes one gift, unless none is left: the row's lock makes parallel takers queue, and the condition counts. */
    public boolean takeGift(Tx tx, Campaign campaign) {
        return tx.execute("""
                update campaign set gifts_given = gifts_given + 1
                where operator_id = $1 and campaign_id = $2 and state = 'ACTIVE' and gifts_given < total_gifts""",
                campaign.operatorId(), campaign.campaignId()) == 1;
    }

    private static Optional<RunningCampaign> one(Iterable<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<RunningCampaign> all(Iterable<Row> rows) {
        var campaigns = new ArrayList<RunningCampaign>();
        rows.forEach(row -> campaigns.add(new RunningCampaign(campaign(row), row.getInteger("version"),
                row.getInteger("gifts_given"))));
        return campaigns;
    }

    private static Campaign campaign(Row row) {
        return new Campaign(row.getString("operator_id"), row.getString("campaign_id"), row.getString("name"),
                Campaign.State.valueOf(row.getString("state")), Campaign.Trigger.valueOf(row.getString("trigger")),
                row.getLong("recharge_threshold_fen"), row.getInteger("pieces_per_gift"), row.getLong("face_fen"),
                row.getInteger("total_gifts"), Optional.ofNullable(row.getInteger("gifts_per_driver")),
                list(row, "departments"), list(row, "sub_operators"), list(row, "station_ids"),
                instant(row, "gift_from"), instant(row, "gift_until"), row.getLong("minimum_spend_fen"), validity(row),
                row.getBoolean("lapses_on_refund"));
    }

    private static Validity validity(Row row) {
        Integer days = row.getInteger("validity_days");
        return days != null ? new Validity.DaysFromGift(days)
                : new Validity.FixedPeriod(instant(row, "valid_from"), instant(row, "valid_until"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time.toInstant();
    }

    private static List<String> list(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
