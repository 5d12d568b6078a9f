package org.chargeledger.rating;

/** Something a line of a bill has to say beside its numbers. */
public enum Remark {
    /** The energy was interpolated between meter readings. */
    ESTIMATED,
    /** The idle fee's cap is lower than minutes times rate. */
    CAPPED,
    /** Minutes in quiet hours were not counted. */
    QUIET_HOURS,
    /** No idle fee: this pile cannot report the plug-out, so nobody knows how long the plug stayed. */
    PLUG_OUT_NOT_REPORTED
}
