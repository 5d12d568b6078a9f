package org.chargeledger.simulator.wechataccount.rules;

import static org.chargeledger.simulator.wechataccount.rules.Events.group;
import static org.chargeledger.simulator.wechataccount.rules.Events.number;
import static org.chargeledger.simulator.wechataccount.rules.Events.text;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chargeledger.simulator.wechataccount.state.Draft;
import org.chargeledger.simulator.wechataccount.state.Faults;
import org.chargeledger.simulator.wechataccount.state.Faults.Administrator;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Job;
import org.chargeledger.simulator.wechataccount.state.Job.Counts;
import org.chargeledger.simulator.wechataccount.state.Job.Kind;
import org.chargeledger.simulator.wechataccount.state.Job.Phase;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.chargeledger.simulator.wechataccount.state.Message.Line;
import org.chargeledger.simulator.wechataccount.state.Picture;
import org.chargeledger.simulator.wechataccount.state.State;

/** What becomes of publications and mass sends once they are accepted, and how the account is told. */
public final class Jobs {

    /** No user gets more of the account's articles in a calendar month, whoever they were sent to. */
    static final int CARDS_A_MONTH = 4;

    private Jobs() {}

    static Job start(Turn turn, Kind kind, Draft draft, String text, List<String> audience, boolean toAll, String key) {
        Faults faults = turn.faults();
        boolean gated = toAll && faults.administrator() != null;
        long id = ++turn.state().lastJobId;
        int millis = faults.events().beforeAnswer() ? 0 : gated ? faults.administratorMillis() : faults.jobMillis();
        Job job = new Job(id, kind, turn.appId(), 1_247_483_648L + id, draft, text,
                turn.host() + "/s/" + RandomName.of(22), audience, toAll, key, turn.now(), turn.now(),
                turn.now().plusMillis(millis), gated ? Phase.WAITS_FOR_ADMINISTRATOR : Phase.RUNS, null, null);
        turn.state().jobs.put(id, job);
        if (draft != null) {
            turn.state().drafts.remove(draft.mediaId());
        }
        return job;
    }

    /** Ends what is due; the draft of something that failed lies in the box again. */
    public static void endDue(State state, Instant now) {
        List<Job> due = state.jobs.values().stream().filter(job -> job.open() && !job.endsAt().isAfter(now)).toList();
        due.forEach(job -> {
            Faults faults = state.faultsOf(job.appId());
            if (job.phase() == Phase.WAITS_FOR_ADMINISTRATOR && faults.administrator() == Administrator.CONFIRMS) {
                state.jobs.put(job.id(), job.running(now.plusMillis(faults.jobMillis())));
                return;
            }
            Job ended = job.kind() == Kind.PUBLICATION ? job.ended(String.valueOf(faults.publishStatus()), null)
                    : sent(state, job, now);
            state.jobs.put(job.id(), ended);
            if (!ended.readable() && job.draft() != null) {
                state.drafts.put(job.draft().mediaId(), job.draft());
            }
            tell(state, ended, now);
        });
    }

    private static Job sent(State state, Job job, Instant now) {
        Faults faults = state.faultsOf(job.appId());
        if (job.phase() == Phase.WAITS_FOR_ADMINISTRATOR) {
            return job.ended(faults.administrator() == Administrator.REFUSES ? "err(40001)" : "err(40002)",
                    new Counts(job.audience().size(), 0, 0, 0));
        }
        Map<String, Long> cards = cardsThisMonth(state, job.appId(), now);
        List<String> filtered = job.audience().stream()
                .filter(openid -> state.user(job.appId(), openid).filter(Follower::listens).isPresent())
                .filter(openid -> cards.getOrDefault(openid, 0L) < CARDS_A_MONTH).toList();
        if (!Job.SENT.equals(faults.massStatus())) {
            return job.ended(faults.massStatus(),
                    new Counts(job.audience().size(), filtered.size(), 0, filtered.size()));
        }
        filtered.forEach(openid -> state.messages.add(job.draft() == null ? note(job, openid, now)
                : card(state, job.id(), job.draft(), job.url(1), openid, now)));
        return job.ended(Job.SENT, faults.massCounts() != null ? faults.massCounts()
                : new Counts(job.audience().size(), filtered.size(), filtered.size(), 0));
    }

    private static Map<String, Long> cardsThisMonth(State state, String appId, Instant now) {
        YearMonth month = YearMonth.from(now.atZone(Budgets.BEIJING));
        return state.messages.stream()
                .filter(message -> message.appId().equals(appId) && state.jobs.containsKey(message.msgId()))
                .filter(message -> YearMonth.from(message.acceptedAt().atZone(Budgets.BEIJING)).equals(month))
                .collect(Collectors.groupingBy(Message::openid, Collectors.counting()));
    }

    /** The card by which an article appears in a chat. */
    static Message card(State state, long id, Draft draft, String url, String openid, Instant now) {
        Draft.Article first = draft.articles().getFirst();
        String cover = Media.permanent(state, draft.appId(), first.thumbMediaId()).map(Picture::name).orElse(null);
        return new Message(id, Message.Kind.ARTICLE, draft.appId(), openid, null, first.title(), url, cover,
                List.of(new Line("digest", "", first.digest())), null, now, 1, Message.ARRIVED);
    }

    private static Message note(Job job, String openid, Instant now) {
        return new Message(job.id(), Message.Kind.TEXT, job.appId(), openid, null, job.text(), null, null, List.of(),
                null, now, 1, Message.ARRIVED);
    }

    private static void tell(State state, Job job, Instant now) {
        boolean published = job.kind() == Kind.PUBLICATION && !state.faultsOf(job.appId()).events().otherKind();
        Events.tell(state, job.appId(), Events.SYSTEM, now, published ? "PUBLISHJOBFINISH" : "MASSSENDJOBFINISH",
                published ? publishEnd(job) : massEnd(state, job));
    }

    private static String publishEnd(Job job) {
        String articles = !job.readable() ? "" : text("article_id", job.articleId()) + group("article_detail",
                number("count", job.draft().articles().size()) + items(job, "idx", "article_url"));
        return group("PublishEventInfo", number("publish_id", job.id()) + group("publish_status", job.status())
                + articles);
    }

    private static String massEnd(State state, Job job) {
        Counts counts = job.counts() == null ? new Counts(0, 0, 0, 0) : job.counts();
        String status = job.kind() == Kind.MASS_SEND ? job.status() : job.readable() ? Job.SENT : "send fail";
        boolean links = job.readable() && job.draft() != null && !state.faultsOf(job.appId()).events().noArticleUrl();
        return number("MsgID", job.id()) + text("Status", status) + number("TotalCount", counts.total())
                + number("FilterCount", counts.filter()) + number("SentCount", counts.sent())
                + number("ErrorCount", counts.error())
                + "<CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>0</CheckState>"
                + "</CopyrightCheckResult>" + group("ArticleUrlResult", links ? number("Count",
                        job.draft().articles().size()) + group("ResultList", items(job, "ArticleIdx", "ArticleUrl"))
                        : "<Count>0</Count><ResultList></ResultList>");
    }

    private static String items(Job job, String index, String url) {
        return IntStream.rangeClosed(1, job.draft().articles().size())
                .mapToObj(number -> group("item", number(index, number) + text(url, job.url(number))))
                .collect(Collectors.joining());
    }
}
