package org.chargeledger.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a browser story (a node script in this module) with a real, headless Chromium. */
final class Browser {

    private static final Path MODULE = Launcher.ROOT.resolve("e2e-tests/stories");

    private Browser() {}

    static void run(String script, Stack stack) throws IOException, InterruptedException {
        install();
        run(script.replace(".mjs", ""), List.of("node", script), Map.of("CONSOLE_URL", stack.edgeUrl(), "WECHAT_URL",
                stack.wechatUrl(), "CHROMIUM", Chromium.present().toString(), "SCREENSHOTS",
                Launcher.BUILD.resolve("screenshots").toString()));
    }

    /** Anew where another lock file was installed, or an installation was cut off. */
    private static void install() throws IOException, InterruptedException {
        Path wanted = MODULE.resolve("package-lock.json");
        Path installed = MODULE.resolve("node_modules/.installed-lock.json");
        if (Files.notExists(installed) || Files.mismatch(wanted, installed) >= 0) {
            run("npm", List.of("npm", "ci", "--no-audit", "--no-fund"), Map.of());
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void run(String name, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Launcher.BUILD.resolve("browser-" + name + ".log");
        var builder = new ProcessBuilder(command).directory(MODULE.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(output));
        }
    }
}
