package org.chargeledger.local;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * The keys between the demo operator's merchant account and the pretend WeChat Pay: drawn once and kept beside the data,
 * so that none is ever in the repository. Account numbers are those of the simulator's demo state.
 */
final class PayKeys {

    private static final String KEY_ID = "PUB_KEY_ID_DEMO";
    private static final int BITS = 2048;

    private final String merchantKey;
    private final String channelKey;
    private final String apiV3Key;

    PayKeys(Passwords kept) {
        merchantKey = kept.of("wechat-pay-merchant-key", PayKeys::drawn);
        channelKey = kept.of("wechat-pay-channel-key", PayKeys::drawn);
        apiV3Key = kept.of("wechat-pay-api-v3-key");
    }

    /** What billing knows of its merchant account. */
    void putMerchant(Map<String, String> keys) {
        keys.put("WECHAT_PAY_MCHID_ZPD", "1900000001");
        keys.put("WECHAT_PAY_APPID_ZPD", "wx2019101600000001");
        keys.put("WECHAT_PAY_SERIAL_ZPD", "ZPDDEMO00000000000000000000000000000001");
        keys.put("WECHAT_PAY_API_V3_KEY_ZPD", apiV3Key);
        keys.put("WECHAT_PAY_PRIVATE_KEY_ZPD", merchantKey);
        keys.put("WECHAT_PAY_PUBLIC_KEY_ID_ZPD", KEY_ID);
        keys.put("WECHAT_PAY_PUBLIC_KEY_ZPD", publicHalf(channelKey));
    }

    /** What the simulator knows of itself and of the merchant. */
    void putChannel(Map<String, String> keys) {
        keys.put("WECHAT_SIMULATOR_PAY_KEY", channelKey);
        keys.put("WECHAT_SIMULATOR_MERCHANT_PUBLIC_KEY", publicHalf(merchantKey));
        keys.put("WECHAT_SIMULATOR_MERCHANT_API_V3_KEY", apiV3Key);
    }

    private static String drawn() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return base64(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An RSA private key knows its public half. */
    static String publicHalf(String privateKey) {
        try {
            var rsa = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
            return base64(rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the kept WeChat Pay key is no RSA key", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
