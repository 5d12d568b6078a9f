package org.chargeledger.replay;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.ClientTokens;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.kill.Watch;
import org.chargeledger.replay.quiet.MessagesOnTheirWay;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.report.Effort;
import org.chargeledger.replay.report.Report;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.seed.Seed;
import org.chargeledger.replay.seed.WechatSide;
import org.chargeledger.replay.stack.StackFile;
import org.chargeledger.replay.stack.StackView;
import org.chargeledger.replay.timeline.BusinessTimeFile;
import org.chargeledger.replay.timeline.Fleet;
import org.chargeledger.replay.timeline.Stage;
import org.chargeledger.replay.timeline.Timeline;
import org.chargeledger.simulator.pile.PileMemory;

/** Replays operator zpd's 16 to 18 October 2019 against the running stack; exits 0 only if the report is golden. */
public final class Replay {

    private static final Duration MESSAGES_LEAVE_WITHIN = Duration.ofSeconds(60);

    private final Arguments arguments;
    private final StackFile stackFile;
    private final Scenario scenario = Scenario.load();
    private final AtomicLong writes = new AtomicLong();
    private final Progress progress = new Progress(System.out, System.console() != null && System.console().isTerminal());

    private Replay(Arguments arguments) {
        this.arguments = arguments;
        this.stackFile = new StackFile(arguments.stackFile());
    }

    public static void main(String[] words) {
        boolean golden;
        try {
            golden = new Replay(Arguments.of(words, System.getenv())).run();
        } catch (IllegalArgumentException | IllegalStateException failed) {
            failed.printStackTrace(System.err);
            System.err.println("The replay did not get to its report: " + failed.getMessage());
            System.exit(2);
            return;
        }
        System.exit(golden ? 0 : 1);
    }

    private boolean run() {
        StackView stack = stackFile.read();
        var http = new Http();
        var staff = new Api(http, stack.edgeUrl(), new ClientTokens(http, stack), writes);
        var people = new People(scenario.drivers(), http, stack.edgeUrl(), writes);
        var clock = new BusinessTimeFile(Path.of(stack.businessTimeFile()));
        try (var fleet = new Fleet(scenario.piles(), this::platform);
                var quiescence = new Quiescence(stack, fleet::settled)) {
            clock.set(Scenario.instant(Scenario.FROM));
            quiescence.awaitReaders();
            progress.say("Seeding: stations, prices, campaign, account, " + scenario.drivers().size() + " drivers");
            new Seed(scenario, staff, people, new WechatSide(http, stack.wechatUrl()), quiescence).plant();
            fleet.connect();
            quiescence.await();
            var memory = new PileMemory(stackFile.dataFolder().resolve("pile-memory"));
            return play(new Stage(scenario, arguments.suppressedBills(), fleet, people::api, staff, memory, clock,
                    quiescence));
        }
    }

    private boolean play(Stage stage) {
        progress.say("Replaying " + scenario.sessions().size() + " sessions on " + scenario.piles().size() + " piles");
        long startedAfter = progress.elapsed().toNanos();
        List<String> remarks = new ArrayList<>();
        try (var watch = new Watch(stage.staff(), stackFile, arguments.kills(), progress::say)) {
            Timeline timeline = stage.timeline(at -> progress.show(at, watch.counts()));
            timeline.play();
            Duration took = progress.elapsed().minusNanos(startedAfter);
            remarks.addAll(new MessagesOnTheirWay(stage.staff()).await(MESSAGES_LEAVE_WITHIN));
            stage.quiescence().await();
            progress.say("Where the time went:\n" + timeline.spent() + stage.quiescence().spent());
            timeline.withoutStart().forEach(billNo -> remarks.add("no start command reached the pile for " + billNo));
            watch.notKilled().forEach(shot -> remarks.add("never came to kill " + shot));
            var effort = new Effort(scenario.sessions().size(), took, writes.get(),
                    stage.fleet().framesSent(), watch.killed());
            return new Report(stage.staff(), scenario, Expectations.load(), stackFile, System.out).give(effort, remarks);
        }
    }

    private InetSocketAddress platform() {
        StackView stack = stackFile.read();
        return new InetSocketAddress(stack.ykcHost(), stack.ykcPort());
    }
}
