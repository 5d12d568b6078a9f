package org.chargeledger.tariff.http;

/** The staff roles of the realm, as tokens name them. */
final class Roles {

    static final String PLATFORM = "platform-admin";
    static final String ADMIN = "operator-admin";
    static final String FINANCE = "finance";
    static final String DESK = "service-desk";
    static final String VIEWER = "viewer";

    private Roles() {}
}
