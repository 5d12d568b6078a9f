package org.chargeledger.local;

/** A service's database and its three roles: who owns the tables, who answers HTTP, who handles event batches. */
record Database(String name, Role owner, Role app, Role system) {

    /** A database role that may sign in. */
    record Role(String user, String password) {}

    /** Names by the rule the services and the chart share: pile-ingest lives in pile_ingest, its roles carry that name. */
    static Database of(String service, Passwords passwords) {
        String name = service.replace('-', '_');
        return new Database(name, role(name + "_owner", passwords), role(name + "_app", passwords),
                role(name + "_system", passwords));
    }

    private static Role role(String user, Passwords passwords) {
        return new Role(user, passwords.of(user));
    }
}
