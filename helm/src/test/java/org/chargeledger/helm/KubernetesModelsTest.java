package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What Java's types let pass: the form of quantities, durations and names (src/test/models, by npm's kubernetes-models). */
@DisplayName("Rendered objects, by the Kubernetes API's own schemas,")
class KubernetesModelsTest {

    private static final Path FOLDER = Charts.repository("helm/target/models");

    @BeforeAll
    static void install() throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "check.mjs")) {
            Files.copy(Charts.repository("helm/src/test/models").resolve(file), FOLDER.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var installed = Program.run(FOLDER, List.of("npm", "ci", "--ignore-scripts"));
        assertThat(installed.exit()).as(installed.output()).isZero();
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("have every value in the form that the API takes")
    void formsAreRight(String values) throws IOException {
        var checked = check(values, Charts.render(values).objects());

        assertThat(checked.exit()).as(checked.output()).isZero();
    }

    @Test
    @DisplayName("are refused for a duration that is none, which the types let pass")
    void formsAreSeen() throws IOException {
        var rendered = Charts.render("ha");
        String broken = Serialization.asJson(rendered.objects().stream()
                .filter(object -> object.getKind().equals("ServiceMonitor")).findFirst().orElseThrow())
                .replace("\"10s\"", "\"soon\"");

        var checked = check("broken", List.of(Serialization.unmarshal(broken, HasMetadata.class)));
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.output()).contains("scrapeTimeout must match pattern");
    }

    private static Program.Outcome check(String name, List<HasMetadata> objects) throws IOException {
        String lines = objects.stream().map(object -> Serialization.asJson(object).replaceAll("\\s*\\R\\s*", " "))
                .collect(Collectors.joining("\n"));
        Files.writeString(FOLDER.resolve(name + ".jsonl"), lines);
        return Program.run(FOLDER, List.of("node", "check.mjs", name + ".jsonl"));
    }
}
