package org.chargeledger.rating;

/** The languages in which a bill is explained. */
public enum Language {
    ZH_CN,
    EN
}
