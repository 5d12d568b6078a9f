package org.chargeledger.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the stack's Java programs are run: the launcher's own JDK, quick to start, small in memory. */
final class Jvm {

    private Jvm() {}

    static List<String> command(int heapMegabytes, String... arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m", "-Xss512k", "-Xms24m", "-Xmx" + heapMegabytes + "m",
                "--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of(arguments));
        return line;
    }
}
