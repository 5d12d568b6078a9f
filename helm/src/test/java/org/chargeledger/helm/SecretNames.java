package org.chargeledger.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Which environment keys hold a secret: those that the chart's schema refuses among the values. */
final class SecretNames {

    private static final Pattern SECRET = Pattern.compile(refusedBySchema());

    private SecretNames() {}

    /** A key that ends in _FILE holds a path. */
    static boolean include(String key) {
        return SECRET.matcher(key).find() && !key.endsWith("_FILE");
    }

    private static String refusedBySchema() {
        try {
            var names = new ObjectMapper().readTree(Charts.read("helm/service/values.schema.json"))
                    .at("/properties/config/propertyNames/allOf");
            return StreamSupport.stream(names.spliterator(), false).map(rule -> rule.at("/not/pattern").asText())
                    .filter(pattern -> !pattern.isEmpty()).findFirst().orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
