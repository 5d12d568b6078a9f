package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chargeledger.kit.testing.TopicsFile.Topic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An event contract")
class ContractsTest {

    static Stream<String> names() {
        return Contracts.names().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("accepts every one of its examples")
    void acceptsExamples(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty()
                .allSatisfy(example -> assertThat(Contracts.findings(name, example)).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("refuses every one of its rejected examples")
    void refusesRejected(String name) {
        assertThat(Contracts.rejected(name)).isNotEmpty()
                .allSatisfy(example -> assertThat(Contracts.findings(name, example)).isNotEmpty());
    }

    @Test
    @DisplayName("of the HTTP APIs: every refusal that a service can answer has its page in contracts/problems")
    void refusalsHavePages() throws IOException {
        var slug = Pattern.compile("new Refusal\\(\\s*\\d+,\\s*\"([a-z-]+)\"");
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Repository.root().resolve("services"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/")).toList()) {
                slug.matcher(Files.readString(source)).results().forEach(found -> refused.add(found.group(1)));
            }
        }
        assertThat(refused).isNotEmpty().allSatisfy(name ->
                assertThat(Repository.root().resolve("contracts/problems/" + name + ".md")).exists());
    }

    @Test
    @DisplayName("belongs to exactly one topic of topics.yaml, and every event of a topic has one")
    void belongsToOneTopic() {
        List<String> onTopics = TopicsFile.read().stream().map(Topic::events).flatMap(List::stream).sorted().toList();
        assertThat(onTopics).doesNotHaveDuplicates().containsExactlyElementsOf(Contracts.names());
    }
}
