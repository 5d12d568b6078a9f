package org.chargeledger.notification.domain;

/** What staff may see of a person: enough to recognise, too little to copy. */
public final class Mask {

    private Mask() {}

    /** 18912344136 becomes 189xxxx4136: digits 4 to 7, the mask operators know. */
    public static String phone(String phone) {
        if (phone == null) {
            return null;
        }
        return phone.length() < 8 ? "xxxx" : phone.substring(0, 3) + "xxxx" + phone.substring(7);
    }

    public static String openid(String openid) {
        return openid == null ? null : openid.substring(0, Math.min(4, openid.length())) + "****";
    }

    public static String nickname(String nickname) {
        return nickname == null || nickname.isEmpty() ? null
                : nickname.substring(0, nickname.offsetByCodePoints(0, 1)) + "**";
    }
}
