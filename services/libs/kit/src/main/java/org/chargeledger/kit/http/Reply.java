package org.chargeledger.kit.http;

/** What a write answers: a status and a body that can be written as JSON; it is stored to be repeated. */
public record Reply(int status, Object body) {}
