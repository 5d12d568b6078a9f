package org.chargeledger.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium: found, or installed where this user may, or asked for in words. */
final class Chromium {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/snap/bin/chromium");

    private Chromium() {}

    static Path present() throws IOException, InterruptedException {
        if (find().isEmpty() && mayInstall()) {
            run("apt-get", "update", "-qq");
            run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
        }
        return find().orElseThrow(() -> new AssertionError("""
                The browser story needs Chromium. Install it (Debian: apt-get install chromium fonts-noto-cjk) or name \
                one in the environment key CHROMIUM."""));
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream()).map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Launcher.BUILD.resolve("chromium-install.log").toFile()));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.start().waitFor();
    }
}
