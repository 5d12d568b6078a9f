package org.chargeledger.notification;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A scripted WeChat for tests of one fault at a time; tests speak to it over its port, as the service does. */
public class WechatStub implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "test.wechat.port";

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1").containerThreads(30));

    @Override
    public Map<String, String> start() {
        server.start();
        System.setProperty(PORT, String.valueOf(server.port()));
        return Map.of("WECHAT_API_URL", "http://127.0.0.1:" + server.port());
    }

    @Override
    public void stop() {
        server.stop();
    }
}
