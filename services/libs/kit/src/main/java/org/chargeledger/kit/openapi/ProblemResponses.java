package org.chargeledger.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chargeledger.kit.openapi.RefusalSearch.Found;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * Tells in the OpenAPI document, at each operation and status, which problems (RFC 9457) it can answer with. Runs once,
 * when a service is built, and takes them from its byte code, so nobody keeps the list.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    /** Of one item among many: its problems are inside the answer. */
    static final String OF_ITEMS = "x-item-problems";
    private static final String PROBLEM = "Problem";
    private static final String JSON = "application/json";
    private static final List<ProblemType> OF_TOKEN =
            List.of(new ProblemType(401, "unauthorized"), new ProblemType(403, "forbidden"));
    private static final ProblemType OF_BODY = new ProblemType(413, "body-too-large");
    private static final ProblemType OF_BOUNDS = new ProblemType(400, "invalid-request");
    private static final List<ProblemType> OF_JSON = List.of(new ProblemType(400, "unreadable-body"), OF_BOUNDS);
    /** What cannot be read as what it should be, and a text that no database holds. */
    private static final ProblemType OF_TEXT = new ProblemType(400, "bad-request");

    private static final Set<Parameter.In> IN_ADDRESS = Set.of(Parameter.In.PATH, Parameter.In.QUERY);

    private final Endpoints endpoints;
    private final RefusalSearch search;

    public ProblemResponses(IndexView index) {
        endpoints = new Endpoints(index, ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class));
        search = new RefusalSearch(index, Thread.currentThread().getContextClassLoader());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema(PROBLEM, problem());
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((verb, operation) -> {
            Found found = search.from(endpoints.of(verb.name(), path));
            answers(operation, found.refusals()).forEach((status, types) -> operation.getResponses()
                    .addAPIResponse(status, reference(api.getComponents(), types)));
            if (!found.ofItems().isEmpty()) {
                operation.addExtension(OF_ITEMS, found.ofItems().stream().map(ProblemType::uri).toList());
            }
        }));
        api.getComponents().setResponses(new TreeMap<>(api.getComponents().getResponses()));
    }

    private static Map<String, Set<ProblemType>> answers(Operation operation, Set<ProblemType> refusals) {
        var types = new ArrayList<>(refusals);
        List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.of());
        if (operation.getSecurity() != null) {
            types.addAll(OF_TOKEN);
        }
        if (operation.getRequestBody() != null) {
            types.addAll(List.of(OF_BODY, OF_TEXT));
            types.addAll(operation.getRequestBody().getContent().hasMediaType(JSON) ? OF_JSON : List.of());
        }
        if (parameters.stream().anyMatch(ProblemResponses::isBounded)) {
            types.add(OF_BOUNDS);
        }
        if (parameters.stream().map(Parameter::getIn).anyMatch(IN_ADDRESS::contains)) {
            types.add(OF_TEXT);
        }
        return types.stream().collect(Collectors.groupingBy(type -> String.valueOf(type.status()), TreeMap::new,
                Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isBounded(Parameter parameter) {
        Schema schema = parameter.getSchema();
        return schema != null && (schema.getMinimum() != null || schema.getMaximum() != null
                || schema.getMinLength() != null || schema.getMaxLength() != null || schema.getPattern() != null);
    }

    /** Answers with the same problems are written down once. */
    private static APIResponse reference(Components components, Set<ProblemType> types) {
        String name = types.stream().map(ProblemType::slug).collect(Collectors.joining("_or_"));
        Schema type = OASFactory.createSchema().enumeration(types.stream().<Object>map(ProblemType::uri).toList());
        Schema schema = OASFactory.createSchema().addAllOf(OASFactory.createSchema().ref(PROBLEM))
                .addProperty("type", type);
        components.addResponse(name, OASFactory.createAPIResponse()
                .description(types.stream().map(ProblemType::slug).collect(Collectors.joining(", ")))
                .content(OASFactory.createContent().addMediaType("application/problem+json",
                        OASFactory.createMediaType().schema(schema))));
        return OASFactory.createAPIResponse().ref(name);
    }

    private static Schema problem() {
        return OASFactory.createSchema().description("RFC 9457; what else it holds is told by the page of its type")
                .addType(SchemaType.OBJECT).required(List.of("type", "title", "status"))
                .addProperty("type", text().format("uri-reference"))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32"))
                .addProperty("detail", text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
