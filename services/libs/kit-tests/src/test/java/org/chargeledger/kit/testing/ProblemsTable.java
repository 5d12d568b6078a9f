package org.chargeledger.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** contracts/problems/README.md: which problems each endpoint answers and when, from its OpenAPI document and the pages. */
final class ProblemsTable {

    static final List<String> SERVICES =
            List.of("pile-ingest", "tariff", "billing", "voucher", "notification", "reporting", "console");
    private static final String HEAD = """
            # Problems

            Every refusal of the HTTP APIs is `application/problem+json` (RFC 9457); its `type` is `/problems/<slug>`, and each slug has a page here.
            Which endpoint answers which, `openapi/` says at each status; it is read from the services' byte code. Below, what they share stands
            first; then each endpoint has a line for every rule of its own, and one for what it shares.
            Made from `openapi/` and the pages by `ProblemsTableTest`; do not edit.

            | bad input | problem |
            |---|---|
            | no token, or one that is old, forged or made for another application | [unauthorized](unauthorized.md) 401 |
            | a role that may not; platform staff without `X-Operator-Id` | [forbidden](forbidden.md) 403 |
            | an id that does not exist or is another operator's | [not-found](not-found.md) 404 |
            | a body that is no JSON of the expected shape | [unreadable-body](unreadable-body.md) 400 |
            | a field or parameter outside its bounds; all findings at once | [invalid-request](invalid-request.md) 400 |
            | a number, time, id or cursor that is none; fields that contradict each other; a text with U+0000 | [bad-request](bad-request.md) 400 |
            | more than 1 MiB, or than fits one event | [body-too-large](body-too-large.md) 413 |
            | a write without `Idempotency-Key`; with one that came with another body | [idempotency-key-missing](idempotency-key-missing.md) 400, \
            [idempotency-key-reused](idempotency-key-reused.md) 409 |
            | an edit without `If-Match`; from a version that is no longer current | [if-match-missing](if-match-missing.md) 428, \
            [version-stale](version-stale.md) 412 |
            | an address, method or media type that nothing answers | `http-404`, `http-405`, `http-406`, `http-415` |
            | anything else is our defect | [internal](internal.md) 500 |
            """;
    private static final Set<String> SHARED = Set.of("unauthorized", "forbidden", "not-found", "unreadable-body",
            "invalid-request", "bad-request", "body-too-large", "idempotency-key-missing", "idempotency-key-reused",
            "if-match-missing", "version-stale", "internal");

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

    /** Those that the sources of a service name and no endpoint of its document lists. */
    static Set<String> unlisted(String service) {
        Set<String> listed = DescribedOperation.of(service).stream()
                .flatMap(operation -> Stream.concat(operation.problems().keySet().stream(), operation.ofItems().stream()))
                .collect(Collectors.toSet());
        String sources = sources("services/" + service);
        return slugs().stream().filter(slug -> !SHARED.contains(slug) && !listed.contains(slug))
                .filter(slug -> sources.contains('"' + slug + '"')).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String service(String service) {
        var lines = new StringBuilder("\n## " + service + "\n\n| endpoint | problem | when |\n|---|---|---|\n");
        DescribedOperation.of(service).forEach(operation -> rows("`%s %s`".formatted(operation.method(), operation.path()),
                problems(operation)).forEach(lines::append));
        rows("every other address", unlisted(service).stream().map(ProblemsTable::row).toList()).forEach(lines::append);
        return lines.toString();
    }

    private static List<String> problems(DescribedOperation operation) {
        var rows = new ArrayList<String>();
        operation.problems().keySet().stream().filter(slug -> !SHARED.contains(slug)).map(ProblemsTable::row).forEach(rows::add);
        operation.ofItems().stream().filter(slug -> !SHARED.contains(slug)).map(slug -> "of an item, in the answer: " + row(slug))
                .forEach(rows::add);
        String shared = operation.problems().entrySet().stream().filter(problem -> SHARED.contains(problem.getKey()))
                .map(problem -> problem.getKey() + " " + problem.getValue()).collect(Collectors.joining(", "));
        if (!shared.isEmpty() || rows.isEmpty()) {
            rows.add((shared.isEmpty() ? "–" : shared) + " | ");
        }
        return rows;
    }

    private static String row(String slug) {
        return "[%s](%s.md) %s | %s".formatted(slug, slug, status(slug), why(slug));
    }

    /** The endpoint stands in the first row only. */
    private static List<String> rows(String endpoint, List<String> problems) {
        var rows = new ArrayList<String>();
        for (String problem : problems) {
            rows.add("| %s | %s |\n".formatted(rows.isEmpty() ? endpoint : "", problem));
        }
        return rows;
    }

    static String status(String slug) {
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
