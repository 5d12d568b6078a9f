package org.chargeledger.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.DriverTokens;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.scenario.DriverPlan;

/** The drivers and how each of them speaks to the suite. */
public final class People {

    private final Map<String, DriverTokens> tokens = new HashMap<>();
    private final Map<String, Api> apis = new HashMap<>();

    public People(List<DriverPlan> drivers, Http http, String edgeUrl, AtomicLong writes) {
        drivers.forEach(driver -> {
            var signIn = new DriverTokens(http, edgeUrl, driver.openid());
            tokens.put(driver.openid(), signIn);
            apis.put(driver.openid(), new Api(http, edgeUrl, signIn, writes));
        });
    }

    public Api api(String openid) {
        return apis.get(openid);
    }

    public String driverId(String openid) {
        return tokens.get(openid).driverId();
    }
}
