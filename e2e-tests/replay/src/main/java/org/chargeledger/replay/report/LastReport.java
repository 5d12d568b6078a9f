package org.chargeledger.replay.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.replay.http.Http;

/** What the last run over the same data came to: running again must change no bill and no balance. */
final class LastReport {

    /** Digests, and which data they belong to. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Digests(String data, String bills, String ledger) {
    }

    private final Path file;
    private final Path dataId;

    LastReport(Path runFolder, Path dataFolder) {
        this.file = runFolder.resolve("last-report.json");
        this.dataId = dataFolder.resolve("data-id");
    }

    /** Empty for the first run over this data. */
    Optional<Digests> read() {
        try {
            if (!Files.exists(file) || !Files.exists(dataId)) {
                return Optional.empty();
            }
            Digests digests = Http.JSON.readValue(file.toFile(), Digests.class);
            return digests.data().equals(id()) ? Optional.of(digests) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(Findings found) {
        try {
            if (!Files.exists(dataId)) {
                Files.writeString(dataId, UUID.randomUUID().toString());
            }
            Http.JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(),
                    new Digests(id(), found.billDigest(), found.ledgerDigest()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static List<String> differences(Digests before, Findings now) {
        List<String> differences = new ArrayList<>();
        if (!before.bills().equals(now.billDigest())) {
            differences.add("bills changed since the last run: " + before.bills() + " became " + now.billDigest());
        }
        if (!before.ledger().equals(now.ledgerDigest())) {
            differences.add("balances changed since the last run: " + before.ledger() + " became " + now.ledgerDigest());
        }
        return differences;
    }

    private String id() throws IOException {
        return Files.readString(dataId);
    }
}
