package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.DecideMessages;
import org.chargeledger.notification.app.DecideMessages.Decided;
import org.chargeledger.notification.app.FindMessages;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Mask;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.store.MessageList.Listed;
import org.chargeledger.notification.store.MessageList.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

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

    record OutcomeBody(@NotNull Boolean told, @NotBlank @Size(max = 200) String reason) {}

    record AgainBody(@NotBlank @Size(max = 200) String reason) {}

    private final FindMessages messages;
    private final DecideMessages decide;
    private final Caller caller;

    MessageResource(FindMessages messages, DecideMessages decide, Caller caller) {
        this.messages = messages;
        this.decide = decide;
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

    @POST
    @Path("/{messageId}/outcome")
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk"})
    @Operation(operationId = "sayMessageOutcome",
            summary = "Ends a message of unknown outcome: it reached its recipient, or did not")
    @APIResponse(responseCode = "200", description = "Ended",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    public Response outcome(@PathParam("messageId") UUID messageId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid OutcomeBody body) {
        return decide.outcome(caller, key, messageId, body.told(), body.reason());
    }

    @POST
    @Path("/{messageId}/again")
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk"})
    @Operation(operationId = "sendMessageAgain", summary = "Sends a message that failed once more")
    @APIResponse(responseCode = "200", description = "Waits to be sent",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    public Response again(@PathParam("messageId") UUID messageId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid AgainBody body) {
        return decide.again(caller, key, messageId, body.reason());
    }

    private static Long before(String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }
}
