package org.chargeledger.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry as staff read it.
 *
 * @param at business time of the change
 * @param bookedAt real time of it
 * @param inNameOf the operator, when platform staff acted for it
 */
public record AuditView(UUID id, Instant at, Instant bookedAt, String actor, String actorName, String inNameOf,
        String action, String subjectKind, String subjectId, String reason,
        @Schema(implementation = Object.class) JsonNode before, @Schema(implementation = Object.class) JsonNode after) {}
