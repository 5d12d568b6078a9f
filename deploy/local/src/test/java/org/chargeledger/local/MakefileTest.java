package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The Makefile")
class MakefileTest {

    private static final String BUILDS = "package -Dmaven.test.skip=true";

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void aCheckoutThatWasBuilt() throws IOException {
        Files.copy(Checkout.find(Path.of(""), null).root().resolve("Makefile"), folder.resolve("Makefile"));
        checkout = new Checkout(folder, folder.resolve(".local"));
        for (Path product : products()) {
            make(product);
        }
        for (String more : List.of("deploy/local/target/local.jar", "deploy/images/target/images.jar",
                "e2e-tests/bench/target/bench.jar", "deploy/parts/target/archives/postgres-arm64.jar",
                "deploy/parts/target/archives/postgres-amd64.jar", ".local/built")) {
            make(folder.resolve(more));
        }
    }

    @Test
    @DisplayName("builds nothing where nothing is missing")
    void nothingMissing() throws Exception {
        assertThat(run(Map.of(), "--dry-run", "build")).doesNotContain(BUILDS);
    }

    @Test
    @DisplayName("builds again as soon as one thing is gone that a start asks for, however new the last build is")
    void oneIsMissing() throws Exception {
        assertThat(products()).hasSizeGreaterThan(10);
        for (Path product : products()) {
            Files.delete(product);
            assertThat(run(Map.of(), "--dry-run", "build")).as(product.toString()).contains(BUILDS);
            make(product);
        }
    }

    @ParameterizedTest(name = "Maven {0}, node {1}")
    @CsvSource({
            "3.8.6,  20.19.0, 'Maven 3.8.7 or newer is needed, and 3.8.6 is what was found: apt-get install maven'",
            "3.8.7,  20.19.0,",
            "3.10.0, 22.1.0,",
            "3.8.7,  20.18.3, 'Node.js 20.19 or newer is needed, and 20.18.3 is what was found: on Debian 13 apt-get'",
            "3.8.7,  18.13.0, 'Node.js 20.19 or newer is needed, and 18.13.0 is what was found: on Debian 13 apt-get'"})
    @DisplayName("says which tool is too old, and how to get another")
    void tooOld(String maven, String node, String said) throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        program(tools.resolve("mvn"), "echo -e '\\e[0mApache Maven " + maven + "'");
        program(tools.resolve("node"), "echo v" + node);
        program(tools.resolve("npm"), "true");

        String output = run(Map.of("PATH", tools + ":" + System.getenv("PATH")), "tools");

        assertThat(output).contains(said == null ? "" : said);
        assertThat(output.contains("is needed")).isEqualTo(said != null);
    }

    private List<Path> products() {
        return Prerequisites.built(checkout, App.all(), true).toList();
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of("make", "-C", folder.toString()));
        line.addAll(List.of(arguments));
        var make = new ProcessBuilder(line).redirectErrorStream(true);
        make.environment().keySet().removeIf(key -> key.startsWith("MAKE") || key.equals("MFLAGS"));
        make.environment().put("JAVA_HOME", System.getProperty("java.home"));
        make.environment().putAll(environment);
        Process process = make.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
