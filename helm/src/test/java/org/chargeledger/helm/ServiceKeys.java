package org.chargeledger.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The environment keys that a service reads, found in its own sources and settings and in the kit's. */
final class ServiceKeys {

    private static final String KIT = "services/libs/kit/src/main";
    private static final String KIT_DEFAULTS = KIT + "/resources/META-INF/microprofile-config.properties";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(\\s*name\\s*=\\s*\"([A-Z][A-Z0-9_]+)\"");
    /** Keys that end in the name of an official account or of an operator. */
    private static final Pattern ACCOUNT = Pattern.compile("\"(WECHAT_(?!PAY_)(?:[A-Z0-9]+_)+)\"");
    private static final Pattern MERCHANT = Pattern.compile("\\(\"([A-Z0-9_]+)\", operatorId\\)");

    private ServiceKeys() {}

    static Set<String> readBy(String service) {
        Set<String> keys = found(EXPRESSION, settings(service));
        keys.addAll(found(INJECTED, sources(service)));
        return keys;
    }

    /** As {@code WECHAT_SECRET_}: the account's or operator's name follows. */
    static Set<String> prefixesReadBy(String service) {
        Set<String> prefixes = found(ACCOUNT, sources(service));
        found(MERCHANT, sources(service)).forEach(name -> prefixes.add("WECHAT_PAY_" + name + "_"));
        return prefixes;
    }

    static boolean dependsOnKit(String service) {
        return Charts.read("services/" + service + "/pom.xml").contains("<artifactId>kit</artifactId>");
    }

    /** Lines of other profiles' settings do not count. */
    static String settings(String service) {
        String own = Charts.read("services/" + service + "/src/main/resources/application.properties");
        String all = dependsOnKit(service) ? Charts.read(KIT_DEFAULTS) + "\n" + own : own;
        return all.lines().filter(line -> !line.startsWith("%") && !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    private static String sources(String service) {
        String own = "services/" + service + "/src/main";
        return (dependsOnKit(service) ? List.of(KIT, own) : List.of(own)).stream().map(ServiceKeys::javaBelow)
                .collect(Collectors.joining("\n"));
    }

    private static String javaBelow(String folder) {
        try (var files = Files.walk(Charts.repository(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(file -> Charts.read(file.toString()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
