package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chargeledger.kit.event.EventJson;
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("lets no producer write a field that it does not name, at any depth; a reader bears it")
    void producersWriteWhatIsNamed(String name) {
        for (String example : Contracts.examples(name)) {
            assertThat(Contracts.producersFindings(name, example)).isEmpty();
            for (String leaky : withStray(example)) {
                assertThat(Contracts.producersFindings(name, leaky)).as(leaky).hasSize(1);
                assertThat(Contracts.findings(name, leaky)).as(leaky).isEmpty();
            }
        }
    }

    /** The example with a phone number, once in each of its objects. */
    private static List<String> withStray(String example) {
        JsonNode body = EventJson.read(example, JsonNode.class);
        var leaky = new ArrayList<String>();
        objects(body).toList().forEach(object -> {
            object.put("phoneOfDriver", "18912344136");
            leaky.add(body.toString());
            object.remove("phoneOfDriver");
        });
        return leaky;
    }

    private static Stream<ObjectNode> objects(JsonNode node) {
        Stream<ObjectNode> here = node instanceof ObjectNode object ? Stream.of(object) : Stream.empty();
        return Stream.concat(here, node.valueStream().flatMap(ContractsTest::objects));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("names no phone, nickname or openid, unless it is the driver's profile")
    void personalDataTravelsAlone(String name) throws IOException {
        Path schema = Repository.root().resolve("contracts/events").resolve(name).resolve("v1/schema.json");
        var properties = EventJson.read(Files.readString(schema), JsonNode.class).findValues("properties").stream()
                .flatMap(named -> named.propertyStream().map(Map.Entry::getKey)).toList();

        assertThat(properties).isNotEmpty();
        var personal = Pattern.compile("phone|nickname|openid|unionid", Pattern.CASE_INSENSITIVE);
        assertThat(properties.stream().anyMatch(property -> personal.matcher(property).find()))
                .isEqualTo(name.equals("driver-profiled"));
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
    @DisplayName("belongs to exactly one topic of topics.yaml, and every event of a topic has one; dead letters share theirs")
    void belongsToOneTopic() {
        List<Topic> topics = TopicsFile.read();
        List<String> onTopics = topics.stream().filter(topic -> !topic.name().endsWith(".dead-letter.v1"))
                .map(Topic::events).flatMap(List::stream).toList();
        assertThat(Stream.concat(onTopics.stream(), Stream.of("event-died")).sorted()).doesNotHaveDuplicates()
                .containsExactlyElementsOf(Contracts.names());
        assertThat(topics).filteredOn(topic -> topic.name().endsWith(".dead-letter.v1")).hasSize(6)
                .allSatisfy(topic -> assertThat(topic.events()).containsExactly("event-died"));
    }
}
