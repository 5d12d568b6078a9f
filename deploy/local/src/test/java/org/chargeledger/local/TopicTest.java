package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The topics file")
class TopicTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("of the suite can be read, names no topic twice, and has each service's dead letters")
    void readsTheSuitesFile() {
        var topics = Topic.read(Path.of(System.getProperty("repository.root"), "contracts/topics.yaml"));

        assertThat(topics).extracting(Topic::name).doesNotHaveDuplicates().contains("billing.session.v1");
        assertThat(topics).extracting(Topic::name).containsAll(
                App.SERVICES.stream().map(service -> service.name() + ".dead-letter.v1").toList());
    }

    @Test
    @DisplayName("gives a compacted topic no retention, and another one its days in milliseconds")
    void settings() throws IOException {
        var topics = Topic.read(file("""
                topics:
                  - {name: kept, partitions: 1, compacted: true, key: station}
                  - {name: passing, partitions: 6, compacted: false, retentionDays: 2}
                """));

        assertThat(topics.get(0).settings()).containsOnlyKeys("cleanup.policy").containsEntry("cleanup.policy", "compact");
        assertThat(topics.get(1).settings()).containsEntry("cleanup.policy", "delete").containsEntry("retention.ms", "172800000");
    }

    @Test
    @DisplayName("is refused when a topic has no partitions or no retention, and the refusal names it")
    void refusesHalfATopic() throws IOException {
        Path noPartitions = file("topics: [{name: t-one, partitions: 0, compacted: true}]");
        assertThatThrownBy(() -> Topic.read(noPartitions)).isInstanceOf(StartRefused.class).hasMessageContaining("t-one");

        Path noRetention = file("topics: [{name: t-two, partitions: 1, compacted: false}]");
        assertThatThrownBy(() -> Topic.read(noRetention)).isInstanceOf(StartRefused.class).hasMessageContaining("t-two");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "topics", ".yaml"), content);
    }
}
