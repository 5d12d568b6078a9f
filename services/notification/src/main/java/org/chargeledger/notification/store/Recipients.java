package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;

/**
 * Who can be written to: drivers as billing tells of them, and the staff that an operator named. The personal data
 * lives here.
 */
@ApplicationScoped
public class Recipients {

    /** A driver as the official account knows them. Never logged. */
    public record Profile(String operatorId, UUID driverId, String openid, String nickname, String phone) {

        @Override
        public String toString() {
            return "Profile[" + driverId + "]";
        }
    }

    /** A person of the operator who receives reminders. */
    public record Staff(UUID recipientId, String openid, String name) {

        @Override
        public String toString() {
            return "Staff[" + recipientId + "]";
        }
    }

    /** One profile per driver; the caller keeps the newest of a batch. */
    public void keep(Tx tx, List<Profile> profiles) {
        tx.execute("""
                insert into driver_profile (operator_id, driver_id, openid, nickname, phone)
                select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[])
                on conflict (operator_id, driver_id) do update set openid = excluded.openid,
                    nickname = excluded.nickname, phone = excluded.phone, updated_at = now()""",
                profiles.stream().map(Profile::operatorId).toArray(String[]::new),
                profiles.stream().map(Profile::driverId).toArray(UUID[]::new),
                profiles.stream().map(Profile::openid).toArray(String[]::new),
                profiles.stream().map(Profile::nickname).toArray(String[]::new),
                profiles.stream().map(Profile::phone).toArray(String[]::new));
    }

    /** Empty before billing told of the driver. */
    public Optional<String> openidOf(Tx tx, UUID driverId) {
        for (Row row : tx.query("select openid from driver_profile where driver_id = $1", driverId)) {
            return Optional.of(row.getString("openid"));
        }
        return Optional.empty();
    }

    public List<UUID> staffOf(Tx tx, String operatorId) {
        var ids = new ArrayList<UUID>();
        tx.query("select recipient_id from staff_recipient where operator_id = $1 order by recipient_id", operatorId)
                .forEach(row -> ids.add(row.getUUID("recipient_id")));
        return ids;
    }

    /** One change of the list after another. */
    public void lockStaff(Tx tx, String operatorId) {
        tx.query("select pg_advisory_xact_lock(hashtextextended('staff_recipient:' || $1, 0))", operatorId);
    }

    public List<Staff> staff(Tx tx) {
        var staff = new ArrayList<Staff>();
        for (Row row : tx.query("select recipient_id, openid, name from staff_recipient order by name, recipient_id")) {
            staff.add(new Staff(row.getUUID("recipient_id"), row.getString("openid"), row.getString("name")));
        }
        return staff;
    }

    public void replaceStaff(Tx tx, String operatorId, List<Staff> staff) {
        tx.execute("delete from staff_recipient");
        tx.execute("""
                insert into staff_recipient (operator_id, recipient_id, openid, name)
                select $1, recipient_id, openid, name
                from unnest($2::uuid[], $3::text[], $4::text[]) s (recipient_id, openid, name)""",
                operatorId,
                staff.stream().map(Staff::recipientId).toArray(UUID[]::new),
                staff.stream().map(Staff::openid).toArray(String[]::new),
                staff.stream().map(Staff::name).toArray(String[]::new));
    }
}
