package org.chargeledger.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a finished image tar back and refuses it unless a restricted pod could run it. */
record ImageCheck(Path tar, JsonNode config) {

    static ImageCheck of(Path tar) throws IOException {
        String name = read(tar, "manifest.json").get(0).path("Config").asText();
        return new ImageCheck(tar, read(tar, name).path("config"));
    }

    /** What is wrong with it; nothing for a good image. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (!ServiceImage.USER.equals(config.path("User").asText())) {
            faults.add("runs as '" + config.path("User").asText() + "' instead of " + ServiceImage.USER);
        }
        List<String> entrypoint = config.path("Entrypoint").valueStream().map(JsonNode::asText).toList();
        if (!ServiceImage.ENTRYPOINT.equals(entrypoint)) {
            faults.add("starts " + entrypoint + " instead of " + ServiceImage.ENTRYPOINT);
        }
        if (!config.path("ExposedPorts").has("8080/tcp")) {
            faults.add("does not expose 8080/tcp");
        }
        return faults;
    }

    void verify() {
        if (!faults().isEmpty()) {
            throw new IllegalStateException(tar + " " + String.join("; ", faults()));
        }
    }

    private static JsonNode read(Path tar, String name) throws IOException {
        try (var in = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new ObjectMapper().readTree(in.readAllBytes());
                }
            }
        }
        throw new IOException(tar + " has no " + name);
    }
}
