package org.chargeledger.notification.gateway;

import java.util.Optional;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.ChannelReply;

/** The door to what an official account shows to all. Tries once, and never throws for what the channel may answer. */
public interface ArticleGateway {

    /** A permanent picture for covers; the reply's id is its material. */
    ChannelReply addCover(String appId, byte[] picture, boolean png);

    /** Puts the article into the account's draft box; the reply's id is the draft's. */
    ChannelReply addDraft(Announcement announcement, String cover);

    /** Shows the draft to one person. */
    Answer preview(Announcement announcement, String openid);

    /** Publishes without a push. The draft leaves its box, so a repetition is recognised. */
    ChannelReply publish(Announcement announcement);

    /** Sends to all followers, under the announcement's fixed id. */
    ChannelReply sendToAll(Announcement announcement);

    /** What has become of it; NO_ANSWER where it has no number to ask for. */
    Look look(Announcement announcement);

    /** Makes the article's page unavailable; cards already pushed stay. Empty when done, else the channel's words. */
    Optional<String> takeDown(Announcement announcement);
}
