package org.chargeledger.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** contracts/problems/README.md: which bad input each endpoint answers with which problem, from the contracts and the sources. */
final class ProblemsTable {

    private static final List<String> SERVICES =
            List.of("pile-ingest", "tariff", "billing", "voucher", "notification", "reporting", "console");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String HEAD = """
            # Problems

            Every refusal of the HTTP APIs is `application/problem+json` (RFC 9457); its `type` is `/problems/<slug>`, and each slug has a page here.
            Made from `openapi/` and the sources by `ProblemsTableTest`; do not edit.

            | bad input | problem |
            |---|---|
            | no token, or one that is old, forged or made for another application | [unauthorized](unauthorized.md) 401 |
            | a role that may not; platform staff without `X-Operator-Id` | [forbidden](forbidden.md) 403 |
            | an id that does not exist or is another operator's | [not-found](not-found.md) 404 |
            | a body that is no JSON of the expected shape | [unreadable-body](unreadable-body.md) 400 |
            | a field or parameter outside its bounds; all findings at once | [invalid-request](invalid-request.md) 400 |
            | a time, id or cursor that is none | [bad-request](bad-request.md) 400 |
            | a write without `Idempotency-Key`; with one that came with another body | [idempotency-key-missing](idempotency-key-missing.md) 400, \
            [idempotency-key-reused](idempotency-key-reused.md) 409 |
            | an edit without `If-Match`; from a version that is no longer current | [if-match-missing](if-match-missing.md) 428, \
            [version-stale](version-stale.md) 412 |
            | anything else is our defect | [internal](internal.md) 500 |
            """;
    private static final Set<String> OF_THE_HEAD = Set.of("unauthorized", "forbidden", "not-found", "unreadable-body",
            "invalid-request", "bad-request", "idempotency-key-missing", "idempotency-key-reused", "if-match-missing",
            "version-stale", "internal");

    private ProblemsTable() {}

    static String document() {
        return HEAD + SERVICES.stream().map(ProblemsTable::service).collect(Collectors.joining());
    }

    /** Every page of the folder. */
    static Set<String> slugs() {
        try (Stream<Path> pages = Files.list(folder())) {
            return pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md"))
                    .map(name -> name.replace(".md", "")).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder() {
        return Repository.root().resolve("contracts/problems");
    }

    private static String service(String service) {
        var lines = new StringBuilder("\n## " + service + "\n");
        String sources = sources("services/" + service) + (service.equals("console") ? "" : sources("services/libs/kit"));
        List<String> own = slugs().stream().filter(slug -> !OF_THE_HEAD.contains(slug))
                .filter(slug -> sources.contains('"' + slug + '"')).toList();
        if (!own.isEmpty()) {
            lines.append("\n| rule of its own | problem |\n|---|---|\n");
            own.forEach(slug -> lines.append("| %s | [%s](%s.md) %s |\n".formatted(why(slug), slug, slug, status(slug))));
        }
        lines.append("\n| endpoint | also refuses |\n|---|---|\n");
        JsonNode api = openapi(service);
        api.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> lines.append("| `%s %s` | %s |\n".formatted(
                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), refusals(method.getValue())))));
        return lines.toString();
    }

    private static String refusals(JsonNode operation) {
        var refusals = new TreeSet<String>();
        if (operation.has("security")) {
            refusals.addAll(List.of("unauthorized", "forbidden"));
        }
        if (operation.has("requestBody")) {
            refusals.addAll(List.of("unreadable-body", "invalid-request"));
        }
        operation.path("parameters").forEach(parameter -> refusals.addAll(switch (parameter.path("name").asText()) {
            case "Idempotency-Key" -> List.of("idempotency-key-missing", "idempotency-key-reused");
            case "If-Match" -> List.of("if-match-missing", "version-stale");
            case "cursor", "from", "to" -> List.of("bad-request");
            case "limit" -> List.of("invalid-request");
            default -> parameter.path("in").asText().equals("path") ? List.of("not-found") : List.of();
        }));
        return refusals.isEmpty() ? "–" : String.join(", ", refusals);
    }

    private static String status(String slug) {
        String title = page(slug).getFirst();
        return title.substring(title.lastIndexOf('(') + 1, title.lastIndexOf(')'));
    }

    /** The page's first paragraph. */
    private static String why(String slug) {
        return page(slug).stream().skip(2).takeWhile(line -> !line.isBlank()).collect(Collectors.joining(" "));
    }

    private static List<String> page(String slug) {
        try {
            return Files.readAllLines(folder().resolve(slug + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example time of day is written bare there, which the reader would take for a number. */
    private static JsonNode openapi(String service) {
        try {
            String text = Files.readString(Repository.root().resolve("contracts/openapi").resolve(service + ".yaml"));
            return new YAMLMapper().readTree(text.replaceAll("(?m)^(\\s*- )(\\d+:[\\d:.]+)$", "$1'$2'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources(String module) {
        try (Stream<Path> files = Files.walk(Repository.root().resolve(module).resolve("src/main/java"))) {
            var text = new StringBuilder();
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
