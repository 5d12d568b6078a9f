package org.chargeledger.kit.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.openapi.MethodCode.Call;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Finds every refusal an endpoint can come to, by following its calls through our own byte code. What runs later or
 * elsewhere (events, jobs, interceptors) is called by the framework and therefore not followed.
 */
final class RefusalSearch {

    /** Those that are the answer, and those that are told in it about one of many items. */
    record Found(Set<ProblemType> refusals, Set<ProblemType> ofItems) {}

    private record Step(MethodName method, boolean ofItem) {}

    /** A method that has been read, and those it leads to. */
    private record Read(MethodCode code, Set<MethodName> next) {}

    private static final String REFUSAL = Refusal.class.getName().replace('.', '/');

    private final IndexView index;
    private final ClassLoader loader;
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<MethodName, Read> methods = new HashMap<>();

    RefusalSearch(IndexView index, ClassLoader loader) {
        this.index = index;
        this.loader = loader;
    }

    Found from(MethodName endpoint) {
        var found = new Found(new TreeSet<>(), new TreeSet<>());
        var seen = new HashSet<Step>();
        var open = new ArrayDeque<>(List.of(new Step(endpoint, false)));
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (seen.add(step)) {
                Read read = methods.computeIfAbsent(step.method(), this::read);
                boolean ofItem = step.ofItem() || read.code().refusesItem();
                (ofItem ? found.ofItems() : found.refusals()).addAll(read.code().refusals());
                read.next().forEach(method -> open.push(new Step(method, ofItem)));
            }
        }
        return found;
    }

    private Read read(MethodName name) {
        try {
            MethodCode code = MethodCode.of(declared(name).orElseThrow());
            return new Read(code, code.calls().stream().flatMap(this::bodies).collect(Collectors.toSet()));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    /** The methods that a call may come to: where it is declared or inherited from, and in every heir. */
    private Stream<MethodName> bodies(Call call) {
        Stream<String> owners = Stream.concat(Stream.of(call.method().owner()),
                call.open() ? heirs(call.method().owner()) : Stream.empty());
        return owners.flatMap(owner -> inherited(call.method().in(owner)).stream()).distinct()
                .filter(body -> !(body.owner().equals(REFUSAL) && body.name().equals("<init>")));
    }

    /** What the framework writes itself has no class file. */
    private Stream<String> heirs(String owner) {
        DotName name = DotName.createSimple(owner.replace('/', '.'));
        return Stream.concat(index.getAllKnownSubclasses(name).stream(), index.getAllKnownImplementations(name).stream())
                .map(ClassInfo::name).map(heir -> heir.toString().replace('.', '/'))
                .filter(heir -> loader.getResource(file(heir)) != null);
    }

    private Optional<MethodName> inherited(MethodName name) {
        if (!name.isOurs() || declared(name).isPresent()) {
            return Optional.of(name).filter(MethodName::isOurs);
        }
        ClassModel type = type(name.owner());
        return Stream.concat(type.superclass().stream(), type.interfaces().stream()).map(ClassEntry::asInternalName)
                .flatMap(parent -> inherited(name.in(parent)).stream()).findFirst();
    }

    private Optional<MethodModel> declared(MethodName name) {
        return type(name.owner()).methods().stream().filter(method -> method.methodName().equalsString(name.name())
                && method.methodType().equalsString(name.descriptor())).findFirst();
    }

    private ClassModel type(String name) {
        return classes.computeIfAbsent(name, missing -> {
            try (InputStream bytes = loader.getResourceAsStream(file(missing))) {
                return ClassFile.of().parse(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String file(String type) {
        return type + ".class";
    }
}
