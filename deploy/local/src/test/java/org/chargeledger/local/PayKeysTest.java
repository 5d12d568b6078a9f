package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The keys between the demo merchant and the pretend WeChat Pay")
class PayKeysTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("fit each other: what one side signs, the other verifies, and both know the sealing key")
    void fit() throws Exception {
        var billing = new HashMap<String, String>();
        var channel = new HashMap<String, String>();
        PayKeys keys = drawn();
        keys.putMerchant(billing);
        keys.putChannel(channel);

        assertVerifies(billing.get("WECHAT_PAY_PRIVATE_KEY_ZPD"), channel.get("WECHAT_SIMULATOR_MERCHANT_PUBLIC_KEY"));
        assertVerifies(channel.get("WECHAT_SIMULATOR_PAY_KEY"), billing.get("WECHAT_PAY_PUBLIC_KEY_ZPD"));
        assertThat(billing.get("WECHAT_PAY_API_V3_KEY_ZPD")).hasSize(32)
                .isEqualTo(channel.get("WECHAT_SIMULATOR_MERCHANT_API_V3_KEY"));
    }

    @Test
    @DisplayName("are drawn once for a checkout's data, and anew for another's")
    void drawnOnce() {
        var first = new HashMap<String, String>();
        var again = new HashMap<String, String>();
        var elsewhere = new HashMap<String, String>();
        drawn().putMerchant(first);
        drawn().putMerchant(again);
        new PayKeys(new Passwords(data.resolve("other/passwords.properties"))).putMerchant(elsewhere);

        assertThat(again).isEqualTo(first);
        assertThat(elsewhere.get("WECHAT_PAY_PRIVATE_KEY_ZPD")).isNotEqualTo(first.get("WECHAT_PAY_PRIVATE_KEY_ZPD"));
    }

    private PayKeys drawn() {
        return new PayKeys(new Passwords(data.resolve("passwords.properties")));
    }

    private static void assertVerifies(String privateKey, String publicKey) throws Exception {
        var rsa = KeyFactory.getInstance("RSA");
        byte[] words = "order 1".getBytes();
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
        signer.update(words);
        byte[] signature = signer.sign();
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        verifier.update(words);
        assertThat(verifier.verify(signature)).isTrue();
    }
}
