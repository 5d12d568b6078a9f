package org.chargeledger.simulator.wechataccount.rules;

import java.security.SecureRandom;

/** Opaque names as WeChat makes them: letters, digits, minus and underscore. */
public final class RandomName {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomName() {}

    public static String of(int length) {
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
