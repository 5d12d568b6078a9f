package org.chargeledger.kit.testing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** contracts/topics.yaml as data. */
public final class TopicsFile {

    /** {@code retentionDays} is absent for a compacted topic. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Topic(String name, String key, int partitions, boolean compacted, Integer retentionDays,
            List<String> events) {}

    private record Content(List<Topic> topics) {}

    private TopicsFile() {}

    public static List<Topic> read() {
        try {
            return YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .readValue(Repository.root().resolve("contracts/topics.yaml").toFile(), Content.class).topics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
