package org.chargeledger.voucher.http;

/** The roles of tokens: staff of the realm, and drivers. */
final class Roles {

    static final String PLATFORM = "platform-admin";
    static final String ADMIN = "operator-admin";
    static final String FINANCE = "finance";
    static final String DESK = "service-desk";
    static final String VIEWER = "viewer";
    static final String DRIVER = "driver";

    private Roles() {}
}
