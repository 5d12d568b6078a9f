package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chargeledger.kit.http.Page;
import org.chargeledger.notification.domain.FieldType;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Purpose;
import org.chargeledger.notification.domain.Samples;

/** Which kinds of message there are, by which rules each is told, and what a template can show of it. */
@Path("/message-kinds")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
@Produces(MediaType.APPLICATION_JSON)
public class MessageKindResource {

    /** {@code fieldTypes} are those of WeChat's fields that take the value; {@code sample} is such a value. */
    record ValueView(String name, String sample, List<FieldType> fieldTypes) {

        static ValueView of(String name, String sample) {
            return new ValueView(name, sample, Arrays.stream(FieldType.values())
                    .filter(type -> type.finding(sample).isEmpty()).toList());
        }
    }

    /**
     * An {@code optional} kind is told only if a template is set up, another waits for one; {@code mayWait} for quiet
     * hours to end; {@code purpose} is what the driver must have allowed, absent for most.
     */
    record KindView(Kind kind, boolean optional, boolean mayWait, Purpose purpose, List<ValueView> values) {

        static KindView of(Kind kind) {
            Map<String, String> sample = Samples.of(kind);
            return new KindView(kind, kind.optional(), kind.mayWait(), kind.purpose().orElse(null),
                    kind.shownValues().stream().map(name -> ValueView.of(name, sample.get(name))).toList());
        }
    }

    @GET
    public Page<KindView> list() {
        return new Page<>(Arrays.stream(Kind.values()).map(KindView::of).toList(), null);
    }
}
