package org.chargeledger.tariff.domain;

import java.time.Instant;

/** A version and how it came to be: when, by whom and why it was published; no reason: none was given. */
public record KeptVersion(PublishedVersion version, Instant publishedAt, String publishedBy, String reason) {}
