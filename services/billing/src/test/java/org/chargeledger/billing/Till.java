package org.chargeledger.billing;

import static org.awaitility.Awaitility.await;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chargeledger.simulator.wechatpay.Merchant;
import org.chargeledger.simulator.wechatpay.PayControl;
import org.chargeledger.simulator.wechatpay.PayEmulator;
import org.chargeledger.simulator.wechatpay.PayServer;
import org.chargeledger.simulator.wechatpay.PayWorld;
import org.chargeledger.simulator.wechatpay.Platform;

/** WeChat Pay in this process, over real HTTP, with an account for an operator. */
final class Till implements AutoCloseable {

    /** Drawn once: that costs more than all else a till does. */
    private static final KeyPair PLATFORM = keys();
    private static final KeyPair MERCHANT = keys();
    private static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

    final String mchid;
    private final Set<String> merchants = new HashSet<>();
    private final PayServer server;
    private final PayControl control;
    private final Operator operator;

    private Till(Operator operator, String mchid, PayServer server, PayControl control) {
        this.operator = operator;
        this.mchid = mchid;
        this.server = server;
        this.control = control;
    }

    static Till of(Operator operator, int billingPort) {
        var emulator = new PayEmulator(PayWorld.inMemory(), Platform.of("PUB_KEY_ID_TEST", base64(PLATFORM
                .getPrivate().getEncoded())), Clock.systemUTC());
        String mchid = "19" + Math.abs(operator.id.hashCode());
        var server = new PayServer(emulator);
        var till = new Till(operator, mchid, server, emulator.control());
        Map.of("APPID", "wx" + operator.id, "SERIAL", "SERIAL1", "PRIVATE_KEY",
                base64(MERCHANT.getPrivate().getEncoded()), "API_V3_KEY", API_V3_KEY, "PUBLIC_KEY_ID",
                "PUB_KEY_ID_TEST", "PUBLIC_KEY", base64(PLATFORM.getPublic().getEncoded()))
                .forEach(till::configure);
        till.moveTo(mchid);
        System.setProperty("billing.wechat-pay-url", server.url());
        System.setProperty("billing.public-url", "http://127.0.0.1:" + billingPort + Operator.API);
        return till;
    }

    /** From now on the operator has this merchant account, with the same keys, and no other. */
    void moveTo(String merchant) {
        merchants.add(merchant);
        control.enrol(new Merchant(merchant, "wx" + operator.id, "SERIAL1", base64(MERCHANT.getPublic().getEncoded()),
                API_V3_KEY));
        configure("MCHID", merchant);
    }

    private void configure(String name, String value) {
        System.setProperty("WECHAT_PAY_" + name + "_" + operator.id.toUpperCase(Locale.ROOT), value);
    }

    /** What lies in all the accounts that the operator had, by WeChat's book. */
    long balanceFen() {
        return merchants.stream().mapToLong(merchant -> control.book(merchant).balanceFen()).sum();
    }

    PayControl control() {
        return control;
    }

    /** When so many callbacks were answered. */
    void awaitCallbacks(int count) {
        await().atMost(Operator.SOON).until(() -> control.sent().size() >= count);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        server.close();
    }
}
