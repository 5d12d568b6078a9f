package org.chargeledger.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Kafka topic as contracts/topics.yaml plans it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Topic(String name, int partitions, boolean compacted, Integer retentionDays) {

    Topic {
        if (name == null || name.isBlank() || partitions < 1) {
            throw new StartRefused("contracts/topics.yaml: a topic needs a name and at least one partition: " + name);
        }
        if (!compacted && retentionDays == null) {
            throw new StartRefused("contracts/topics.yaml: " + name + " is not compacted and needs retentionDays");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Plan(List<Topic> topics) {}

    static List<Topic> read(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Plan.class).topics();
        } catch (IOException e) {
            if (e.getCause() instanceof StartRefused refused) {
                throw refused;
            }
            throw new StartRefused("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    Map<String, String> settings() {
        return compacted
                ? Map.of("cleanup.policy", "compact")
                : Map.of("cleanup.policy", "delete", "retention.ms", "" + Duration.ofDays(retentionDays).toMillis());
    }
}
