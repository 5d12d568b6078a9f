package org.chargeledger.kit.audit;

import java.time.Instant;
import java.util.UUID;

/** What a list of entries is narrowed to; null means any. The window is [from, to), the last two are the last row shown. */
public record AuditSearch(String subjectKind, String subjectId, String actor, Instant from, Instant to,
        Instant beforeAt, UUID beforeId) {}
