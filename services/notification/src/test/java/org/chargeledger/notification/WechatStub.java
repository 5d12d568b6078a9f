package org.chargeledger.notification;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.InstantSource;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechataccount.AccountServer;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.World;

/**
 * A scripted WeChat for tests of one fault at a time; tests speak to it over its port, as the service does. Behind it waits
 * the pretend WeChat that remembers, for tests that let it through.
 */
public class WechatStub implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "test.wechat.port";
    static final String EMULATOR = "test.wechat.emulator";

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1").containerThreads(30));

    private AccountServer emulator;

    @Override
    public Map<String, String> start() {
        server.start();
        emulator = new AccountServer(new AccountEmulator(new World(new State()), InstantSource.system()));
        System.setProperty(EMULATOR, emulator.url());
        System.setProperty(PORT, String.valueOf(server.port()));
        return Map.of("WECHAT_API_URL", "http://127.0.0.1:" + server.port());
    }

    @Override
    public void stop() {
        server.stop();
        emulator.close();
    }
}
