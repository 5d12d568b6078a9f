package org.chargeledger.console.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where the services listen, and how long the edge waits for them. */
@ConfigMapping(prefix = "edge.proxy")
interface ServiceUrls {

    Map<String, URI> services();

    @WithDefault("30s")
    Duration timeout();

    @WithDefault("2s")
    Duration connectTimeout();

    @WithDefault("1048576")
    long maxBodyBytes();
}
