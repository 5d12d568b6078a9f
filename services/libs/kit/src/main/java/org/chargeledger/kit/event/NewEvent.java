package org.chargeledger.kit.event;

/**
 * A fact to publish. {@code type} is {@code <owner>.<event>.v<major>}; {@code key} is the thing whose order matters;
 * {@code data} becomes the JSON body.
 */
public record NewEvent(String topic, String key, String type, String operatorId, Object data) {}
