package org.chargeledger.simulator.wechat.state;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chargeledger.simulator.wechatpay.PayState;

/** Everything the pretend WeChat knows, and exactly what is written to the state file. */
public class State {

    public SortedMap<String, Account> accounts = new TreeMap<>();
    public SortedMap<String, Follower> followers = new TreeMap<>();
    public SortedMap<String, AccessToken> tokens = new TreeMap<>();
    public SortedMap<String, Login> logins = new TreeMap<>();
    public List<Message> messages = new ArrayList<>();
    public SortedMap<String, Long> counts = new TreeMap<>();
    public Faults faults = Faults.NONE;
    public PayState pay = new PayState();
    public long lastMsgId = 3_000_000_000_000_000_000L;

    public void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
