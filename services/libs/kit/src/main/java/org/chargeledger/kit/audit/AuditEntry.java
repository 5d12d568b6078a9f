package org.chargeledger.kit.audit;

/**
 * One change worth remembering: what was done to which thing and why, and the thing before and after it.
 *
 * @param action verb and noun, as {@code correct-bill}
 * @param subjectKind the glossary's word for the thing, as {@code bill}; together with {@code subjectId} its address
 * @param reason what the person gave; null where none is asked for
 * @param before null when the thing is new; never with personal data, a person is named by id
 * @param after null when the thing is gone
 */
public record AuditEntry(String action, String subjectKind, String subjectId, String reason, Object before,
        Object after) {}
