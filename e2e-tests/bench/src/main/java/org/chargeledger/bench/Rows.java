package org.chargeledger.bench;

import io.vertx.mutiny.sqlclient.Row;
import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.Tx;

/** Rows of a table as a service left them, and the one statement that writes them again. */
record Rows(String table, List<Column> columns, List<Row> rows) {

    record Column(String name, String type) {

        /** What has no arrays of its own in the driver, or would be an array of arrays, travels as text. */
        private boolean asText() {
            return type.equals("jsonb") || type.equals("text[]");
        }

        private String read() {
            return switch (type) {
                case "jsonb" -> name + "::text as " + name;
                case "text[]" -> "array_to_string(" + name + ", ',') as " + name;
                default -> name;
            };
        }

        private String written() {
            return switch (type) {
                case "jsonb" -> "u." + name + "::jsonb";
                case "text[]" -> "string_to_array(u." + name + ", ',')";
                default -> "u." + name;
            };
        }

        private String array(int number) {
            return "$" + number + "::" + (asText() ? "text" : type) + "[]";
        }

        private Class<?> javaType() {
            return switch (type) {
                case "text", "jsonb", "text[]" -> String.class;
                case "uuid" -> UUID.class;
                case "date" -> LocalDate.class;
                case "bigint" -> Long.class;
                case "integer" -> Integer.class;
                case "boolean" -> Boolean.class;
                case "timestamp with time zone" -> OffsetDateTime.class;
                default -> throw new IllegalStateException("no array of " + type + " for " + name);
            };
        }
    }

    /** Everything but what the database itself numbers. */
    static Rows read(Tx tx, String table, String condition, Object... arguments) {
        var columns = new ArrayList<Column>();
        tx.query("""
                select attname::text as name, format_type(atttypid, null) as type from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attidentity = ''
                    and attgenerated = '' order by attnum""".formatted(table))
                .forEach(row -> columns.add(new Column(row.getString("name"), row.getString("type"))));
        var rows = new ArrayList<Row>();
        tx.query("select " + joined(columns, Column::read) + " from " + table + " where " + condition, arguments)
                .forEach(rows::add);
        return new Rows(table, columns, rows);
    }

    Rows where(Function<Row, Boolean> wanted) {
        return new Rows(table, columns, rows.stream().filter(wanted::apply).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Statement insert() {
        return statement("insert into " + table + " (" + joined(columns, Column::name) + ") select "
                + joined(columns, Column::written) + " from " + unnested());
    }

    Statement update(String... key) {
        List<String> keys = List.of(key);
        String changes = joined(columns.stream().filter(column -> !keys.contains(column.name())).toList(),
                column -> column.name() + " = " + column.written());
        return statement("update " + table + " t set " + changes + " from " + unnested() + " where "
                + keys.stream().map(name -> "t." + name + " = u." + name).collect(Collectors.joining(" and ")));
    }

    private String unnested() {
        return "unnest(" + IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).array(i + 1))
                .collect(Collectors.joining(", ")) + ") as u(" + joined(columns, Column::name) + ")";
    }

    private Statement statement(String sql) {
        var arguments = new Object[columns.size()];
        for (int i = 0; i < arguments.length; i++) {
            int position = i;
            Class<?> type = columns.get(i).javaType();
            arguments[i] = rows.stream().map(row -> row.get(type, position))
                    .toArray(size -> (Object[]) Array.newInstance(type, size));
        }
        return new Statement(sql, arguments);
    }

    private static String joined(List<Column> columns, Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
