package org.chargeledger.simulator.wechatpay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the pretend WeChat Pay knows: merchants, orders and refunds by the merchant's number, callbacks sent. */
public class PayState {

    /** A callback as it was sent, and what the merchant answered; 0: nothing was sent, -1: no answer. */
    public record Sent(String notificationId, String url, String event, String number, int answer) {}

    public SortedMap<String, Merchant> merchants = new TreeMap<>();
    public SortedMap<String, Payment> payments = new TreeMap<>();
    public SortedMap<String, Refund> refunds = new TreeMap<>();
    public List<Callback> held = new ArrayList<>();
    public List<Sent> sent = new ArrayList<>();
    public PayFaults faults = PayFaults.NONE;
    public long lastNumber = 4_200_000_000_000_000L;

    static String key(String mchid, String number) {
        return mchid + ":" + number;
    }

    String nextNumber() {
        return String.valueOf(++lastNumber);
    }
}
