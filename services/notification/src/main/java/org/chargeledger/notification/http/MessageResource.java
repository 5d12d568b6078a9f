package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.FindMessages;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Mask;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.store.MessageList.Listed;
import org.chargeledger.notification.store.MessageList.Search;

/** What was said to whom and what came of it; people are shown masked. */
@Path("/messages")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {

    record MessageView(UUID messageId, String kind, String factId, UUID recipientId, String maskedName,
            String maskedPhone, String maskedOpenid, Map<String, String> content, String channel, String state,
            String reason, String detail, int attempts, Instant occurredAt, Instant closedAt) {

        static MessageView of(Listed message) {
            return new MessageView(message.messageId(), message.kind(), message.factId(), message.recipientId(),
                    Mask.nickname(message.name()), Mask.phone(message.phone()), Mask.openid(message.openid()),
                    message.content(), message.channel(), message.state(), message.reason(), message.detail(),
                    message.attempts(), message.occurredAt(), message.closedAt());
        }
    }

    private final FindMessages messages;
    private final Caller caller;

    MessageResource(FindMessages messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    public Page<MessageView> list(@QueryParam("kind") Kind kind, @QueryParam("recipientId") UUID recipientId,
            @QueryParam("state") State state, @QueryParam("factId") String factId, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var search = new Search(kind == null ? null : kind.name(), recipientId, state == null ? null : state.name(),
                factId, before(cursor), limit + 1);
        return Page.of(messages.find(caller, search), limit, MessageView::of,
                last -> Cursor.encode(String.valueOf(last.seq())));
    }

    @GET
    @Path("/{messageId}")
    public MessageView get(@PathParam("messageId") UUID messageId) {
        return MessageView.of(messages.get(caller, messageId));
    }

    private static Long before(String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }
}
