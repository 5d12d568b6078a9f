package org.chargeledger.console;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Puts every problem into the OpenAPI document as a response, for resources to refer to by its slug. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        for (Problem problem : Problem.values()) {
            api.getComponents().addResponse(problem.slug(), response(problem));
        }
    }

    private static APIResponse response(Problem problem) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT).required(List.of("type", "title", "status"))
                .addProperty("type", text().enumeration(List.of(problem.type())))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32"));
        return OASFactory.createAPIResponse().description(problem.title())
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(schema)));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
