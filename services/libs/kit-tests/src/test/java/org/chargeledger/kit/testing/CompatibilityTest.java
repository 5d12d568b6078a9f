package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A change of an event contract")
class CompatibilityTest {

    private static final Path PROMISES = Repository.root().resolve("contracts/promises.txt");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OLD = """
            {"required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"},
              "e": {"enum": ["X", "Y"]}, "l": {"type": "array", "items": {"properties": {"c": {"type": "integer"}}}}}}""";

    @Test
    @DisplayName("keeps what was promised: nothing removed or retyped, nothing newly required, no list of values narrowed")
    void keepsPromises() throws IOException {
        List<Promise> promised = Files.readAllLines(PROMISES).stream().map(Promise::ofLine).toList();
        List<Promise> now = now();

        assertThat(broken(promised, now)).as("a new major version is needed: contracts/README.md").isEmpty();
        List<String> lines = now.stream().map(Promise::line).toList();
        if (Boolean.getBoolean("contracts.update")) {
            Files.write(PROMISES, lines);
        }
        assertThat(Files.readAllLines(PROMISES))
                .as("new promises: run with -Dcontracts.update=true and commit contracts/promises.txt")
                .containsExactlyElementsOf(lines);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                arguments("\"b\": {\"type\": \"integer\"},", "", "/b is gone"),
                arguments("\"b\": {\"type\": \"integer\"}", "\"b\": {\"type\": \"number\"}", "/b was integer and is number"),
                arguments("[\"a\"]", "[\"a\", \"b\"]", "/b was optional and is required"),
                arguments("\"properties\": {\"a\"", "\"properties\": {\"n\": {}, \"a\"", ""),
                arguments("[\"a\"], \"properties\": {", "[\"a\", \"n\"], \"properties\": {\"n\": {}, ", "/n is new and required"),
                arguments("[\"X\", \"Y\"]", "[\"X\"]", "/e allowed [X, Y] and allows only [X]"),
                arguments("[\"X\", \"Y\"]", "[\"X\", \"Y\", \"Z\"]", ""),
                arguments("[\"a\"]", "[]", ""),
                arguments("{\"c\": {\"type\": \"integer\"}}", "{}", "/l/[]/c is gone"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("breaks")
    @DisplayName("is seen")
    void isSeen(String from, String to, String finding) throws IOException {
        assertThat(OLD).contains(from);
        List<String> found = broken(Promise.of("e/v1", JSON.readTree(OLD)),
                Promise.of("e/v1", JSON.readTree(OLD.replace(from, to))));

        assertThat(found).isEqualTo(finding.isEmpty() ? List.of() : List.of("e/v1 " + finding));
    }

    private static List<String> broken(List<Promise> promised, List<Promise> now) {
        Map<String, Promise> standing = byAddress(now);
        Map<String, Promise> before = byAddress(promised);
        var findings = new ArrayList<String>();
        promised.stream().map(promise -> promise.brokenBy(standing.get(address(promise)))).flatMap(Optional::stream)
                .forEach(findings::add);
        now.stream().filter(Promise::required).filter(promise -> !before.containsKey(address(promise)))
                .filter(promise -> promised.stream().anyMatch(old -> isBeside(old, promise)))
                .forEach(promise -> findings.add(promise.event() + " " + promise.path() + " is new and required"));
        return findings;
    }

    /** A property of an object that was there before; a new object may require what it likes. */
    private static boolean isBeside(Promise old, Promise added) {
        return old.event().equals(added.event()) && parent(old).equals(parent(added));
    }

    private static String parent(Promise promise) {
        return promise.path().substring(0, promise.path().lastIndexOf('/'));
    }

    private static Map<String, Promise> byAddress(List<Promise> promises) {
        return promises.stream().collect(Collectors.toMap(CompatibilityTest::address, Function.identity()));
    }

    private static String address(Promise promise) {
        return promise.event() + promise.path();
    }

    private static List<Promise> now() throws IOException {
        var promises = new ArrayList<Promise>();
        try (Stream<Path> schemas = Files.walk(Repository.root().resolve("contracts/events"))) {
            for (Path schema : schemas.filter(file -> file.endsWith("schema.json")).sorted().toList()) {
                JsonNode content = JSON.readTree(schema.toFile());
                Path version = schema.getParent();
                promises.addAll(Promise.of(version.getParent().getFileName() + "/" + version.getFileName(), content));
            }
        }
        return promises;
    }
}
