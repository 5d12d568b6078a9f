package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;
import java.util.List;

/**
 * A draft's later life: published, or sent to many.
 *
 * @param address     where its articles can be read, without the number of the article
 * @param audience    the openids a mass send is for; empty for a publication
 * @param clientMsgId the caller's id, or the digest WeChat makes itself
 * @param triedAt     when that id was last tried
 * @param status      the word of the event or the number of the publication, once ended
 */
public record Job(long id, Kind kind, String appId, long msgDataId, Draft draft, String text, String address,
        List<String> audience, boolean toAll, String clientMsgId, Instant startedAt, Instant triedAt, Instant endsAt,
        Phase phase, String status, Counts counts) {

    public static final String PUBLISHED = "0";
    public static final String SENT = "send success";

    public enum Kind { PUBLICATION, MASS_SEND }

    /** An administrator may have to say yes before it runs. */
    public enum Phase { WAITS_FOR_ADMINISTRATOR, RUNS, ENDED, DELETED }

    /** As MASSSENDJOBFINISH tells them. */
    public record Counts(int total, int filter, int sent, int error) {}

    public Job {
        audience = List.copyOf(audience);
    }

    public Job triedAgain(Instant at) {
        return new Job(id, kind, appId, msgDataId, draft, text, address, audience, toAll, clientMsgId, startedAt, at,
                endsAt, phase, status, counts);
    }

    public Job running(Instant until) {
        return new Job(id, kind, appId, msgDataId, draft, text, address, audience, toAll, clientMsgId, startedAt,
                triedAt, until, Phase.RUNS, status, counts);
    }

    public Job ended(String with, Counts counted) {
        return new Job(id, kind, appId, msgDataId, draft, text, address, audience, toAll, clientMsgId, startedAt,
                triedAt, endsAt, Phase.ENDED, with, counted);
    }

    public Job deleted() {
        return new Job(id, kind, appId, msgDataId, draft, text, address, audience, toAll, clientMsgId, startedAt,
                triedAt, endsAt, Phase.DELETED, status, counts);
    }

    public boolean open() {
        return phase == Phase.WAITS_FOR_ADMINISTRATOR || phase == Phase.RUNS;
    }

    public boolean readable() {
        return phase == Phase.ENDED && (PUBLISHED.equals(status) || SENT.equals(status));
    }

    public String articleId() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Articles are numbered from 1. */
    public String url(int number) {
        return address + "/" + number;
    }
}
