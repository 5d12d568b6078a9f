package org.chargeledger.replay.http;

import com.fasterxml.jackson.databind.JsonNode;

/** The status and the JSON body of an answer; no body is a missing node. */
public record Reply(int status, JsonNode body) {

    public boolean good() {
        return status >= 200 && status < 300;
    }
}
