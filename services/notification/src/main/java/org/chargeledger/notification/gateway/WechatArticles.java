package org.chargeledger.notification.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.Look.Result;
import org.chargeledger.notification.domain.announcement.ChannelReply;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.domain.announcement.Words;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Articles over the thin client. */
@ApplicationScoped
class WechatArticles implements ArticleGateway {

    private static final String ARTICLE = "mpnews";

    private final WechatArticleApi wechat;
    private final WechatCalls calls;

    WechatArticles(@RestClient WechatArticleApi wechat, WechatCalls calls) {
        this.wechat = wechat;
        this.calls = calls;
    }

    @Override
    public ChannelReply addCover(String appId, byte[] picture, boolean png) {
        return reply(calls.call(appId, "add_material", token -> png ? wechat.addPng(token, "image", picture)
                : wechat.addJpeg(token, "image", picture)), WechatAnswer::mediaId);
    }

    @Override
    public ChannelReply addDraft(Announcement announcement, String cover) {
        Words words = announcement.words();
        var drafts = new WechatArticleApi.Drafts(List.of(new WechatArticleApi.Article(words.title(), words.digest(),
                announcement.html(), words.pageUrl(), cover, 0)));
        return reply(post(announcement, "draft/add", drafts), WechatAnswer::mediaId);
    }

    @Override
    public Answer preview(Announcement announcement, String openid) {
        var preview = new WechatArticleApi.Preview(openid, draft(announcement), ARTICLE);
        return post(announcement, "message/mass/preview", preview).toAnswer();
    }

    @Override
    public ChannelReply publish(Announcement announcement) {
        return reply(post(announcement, "freepublish/submit", draft(announcement)), WechatAnswer::publishId);
    }

    @Override
    public ChannelReply sendToAll(Announcement announcement) {
        var send = new WechatArticleApi.MassSend(new WechatArticleApi.Filter(true), draft(announcement), ARTICLE, 0,
                announcement.clientMsgId());
        return reply(post(announcement, "message/mass/sendall", send), WechatAnswer::msgId);
    }

    @Override
    public Look look(Announcement announcement) {
        boolean published = announcement.way() == Way.PUBLISH;
        String number = published ? announcement.traces().publishId() : announcement.traces().msgId();
        if (number == null) {
            return Look.of(Result.NO_ANSWER, null);
        }
        WechatAnswer answer = (published
                ? post(announcement, "freepublish/get", new WechatArticleApi.Publication(number))
                : post(announcement, "message/mass/get", new WechatArticleApi.Sent(Long.parseLong(number)))).answer();
        if (answer == null || answer.errcode() != 0) {
            return Look.of(Result.NO_ANSWER, null);
        }
        return published ? JobStatus.ofPublication(answer) : JobStatus.ofMassSend(answer.msgStatus());
    }

    @Override
    public Optional<String> takeDown(Announcement announcement) {
        boolean published = announcement.way() == Way.PUBLISH;
        String number = published ? articleId(announcement) : announcement.traces().msgId();
        if (number == null) {
            return Optional.of("WeChat's number of the article is unknown");
        }
        Answer answer = (published
                ? post(announcement, "freepublish/delete", new WechatArticleApi.Published(number, 0))
                : post(announcement, "message/mass/delete",
                        new WechatArticleApi.SentArticle(Long.parseLong(number), 0))).toAnswer();
        return answer.outcome() == Outcome.ACCEPTED ? Optional.empty() : Optional.of(answer.detail());
    }

    /** A publication that a person called sent was never heard of: its number is asked for. */
    private String articleId(Announcement announcement) {
        String known = announcement.traces().articleId();
        return known == null ? look(announcement).articleId() : known;
    }

    /** Counted under the interface's name: mass_sendall, draft_add. */
    private WechatCalls.Called post(Announcement announcement, String path, Object body) {
        return calls.call(announcement.appId(), path.replaceFirst("^message/", "").replace('/', '_'),
                token -> wechat.post(path, token, body));
    }

    private static WechatArticleApi.Material draft(Announcement announcement) {
        return new WechatArticleApi.Material(announcement.traces().mediaId());
    }

    private static ChannelReply reply(WechatCalls.Called called, Function<WechatAnswer, String> id) {
        WechatAnswer answer = called.answer();
        if (answer == null) {
            return ChannelReply.of(outcome(called.failure().outcome()), called.failure().detail());
        }
        return new ChannelReply(answer.replyOutcome(), id.apply(answer), answer.msgDataId(), answer.detail());
    }

    private static ChannelReply.Outcome outcome(Outcome failure) {
        return switch (failure) {
            case NO_ANSWER -> ChannelReply.Outcome.NO_ANSWER;
            case ACCOUNT_REFUSED -> ChannelReply.Outcome.NOT_AUTHORISED;
            case DAILY_LIMIT -> ChannelReply.Outcome.DAILY_LIMIT;
            default -> ChannelReply.Outcome.BUSY;
        };
    }
}
