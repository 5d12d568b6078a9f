package org.chargeledger.local;

import java.sql.Connection;
import java.sql.SQLException;

/** Creates a database with its roles as the chart's job does in production: the owner owns, the others may only connect. */
final class Provision {

    private final Connection connection;

    Provision(Connection connection) {
        this.connection = connection;
    }

    void database(Database database) throws SQLException {
        role(database.app());
        role(database.system());
        database(database.name(), database.owner());
        execute("grant connect on database %s to %s, %s"
                .formatted(database.name(), database.app().user(), database.system().user()));
    }

    void database(String name, Database.Role owner) throws SQLException {
        role(owner);
        if (!exists("select 1 from pg_database where datname = ?", name)) {
            execute("create database %s owner %s".formatted(name, owner.user()));
            execute("revoke all on database %s from public".formatted(name));
        }
    }

    private void role(Database.Role role) throws SQLException {
        String verb = exists("select 1 from pg_roles where rolname = ?", role.user()) ? "alter" : "create";
        execute("%s role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
                .formatted(verb, role.user(), role.password()));
    }

    private boolean exists(String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
