package org.chargeledger.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The charts of this folder, copied with their dependencies resolved, and rendered by the real Helm. */
final class Charts {

    static final List<String> SERVICES =
            List.of("pile-ingest", "tariff", "billing", "voucher", "notification", "reporting", "console");
    static final List<String> CI_VALUES = List.of("minimal", "ha", "external-kafka");

    static final String HOOK = "hook.test/hook";

    private static final Path ROOT = root();
    private static final Path BUILT = copyAndResolve("helm/target/charts", Charts::hooksAsObjects);

    private Charts() {}

    static Path repository(String path) {
        return ROOT.resolve(path);
    }

    static String read(String path) {
        try {
            return Files.readString(repository(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Helm chart(String name) {
        return new Helm(BUILT.resolve(name));
    }

    static Manifests render(String ciValues) {
        return render(ciValues, Map.of());
    }

    static Manifests render(String ciValues, Map<String, String> settings) {
        return renderAs("cl", ciValues, settings);
    }

    static Manifests renderAs(String release, String ciValues, Map<String, String> settings) {
        TemplateCommand template = chart("chargeledger").template().withName(release).withNamespace("charging")
                .withKubeVersion("1.34.0")
                .withValuesFile(repository("helm/chargeledger/ci/" + ciValues + "-values.yaml"));
        settings.forEach(template::set);
        return Manifests.parse(template.call());
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("helm") ? here.getParent() : here;
    }

    /** The charts as a release ships them: one archive that contains the base chart, in helm/target. */
    static Path packaged() {
        Path charts = copyAndResolve("helm/target/release", template -> template);
        new Helm(charts.resolve("chargeledger")).packageIt().withDestination(repository("helm/target")).call();
        return repository("helm/target/chargeledger-0.1.0.tgz");
    }

    private static Path copyAndResolve(String folder, UnaryOperator<String> change) {
        Path target = repository(folder);
        copy(repository("helm/service"), target.resolve("service"), change);
        copy(repository("helm/chargeledger"), target.resolve("chargeledger"), change);
        new Helm(target.resolve("chargeledger")).dependency().update().call();
        return target;
    }

    private static void copy(Path from, Path to, UnaryOperator<String> change) {
        deleteTree(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, change.apply(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The binding's template command leaves hooks out, so the copy under test marks them by another name. */
    private static String hooksAsObjects(String template) {
        return template.replace("helm.sh/hook", HOOK);
    }

    private static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
