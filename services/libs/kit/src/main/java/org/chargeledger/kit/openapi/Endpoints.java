package org.chargeledger.kit.openapi;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** Which method answers which endpoint, as the annotations of our resources say it. */
final class Endpoints {

    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private final Map<String, MethodName> methods = new HashMap<>();

    Endpoints(IndexView index, String root) {
        for (AnnotationInstance path : index.getAnnotations(Path.class)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                ClassInfo resource = path.target().asClass();
                resource.methods().forEach(method -> VERBS.stream().filter(method::hasAnnotation).forEach(verb ->
                        methods.put(verb.getSimpleName() + " " + joined(root, path, method.annotation(Path.class)),
                                MethodName.of(resource, method))));
            }
        }
    }

    MethodName of(String verb, String path) {
        MethodName method = methods.get(verb + " " + path);
        if (method == null) {
            throw new IllegalStateException("no resource of ours answers " + verb + " " + path);
        }
        return method;
    }

    private static String joined(String root, AnnotationInstance... paths) {
        return Stream.concat(Stream.of(root), Stream.of(paths).filter(Objects::nonNull)
                .map(path -> path.value().asString())).map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("/", "/", ""));
    }
}
