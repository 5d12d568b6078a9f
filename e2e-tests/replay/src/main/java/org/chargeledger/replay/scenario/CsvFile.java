package org.chargeledger.replay.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes the scenario's files: a header line, then one line a row. */
final class CsvFile {

    private CsvFile() {
    }

    static List<CsvRow> read(String text) {
        List<String> lines = text.lines().toList();
        String[] columns = lines.getFirst().split(",");
        List<CsvRow> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != columns.length) {
                throw new IllegalArgumentException("wanted " + columns.length + " cells: " + line);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(new CsvRow(row));
        }
        return rows;
    }

    static String write(List<String> columns, List<List<Object>> rows) {
        return String.join(",", columns) + "\n" + rows.stream()
                .map(cells -> cells.stream().map(Object::toString).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }
}
