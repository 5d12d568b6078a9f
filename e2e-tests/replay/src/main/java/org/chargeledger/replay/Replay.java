package org.chargeledger.replay;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.chargeledger.replay.desk.FinanceDesk;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.ClientTokens;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.kill.Watch;
import org.chargeledger.replay.quiet.MessagesOnTheirWay;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.report.Effort;
import org.chargeledger.replay.report.Report;
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

/** Replays two single sessions and operator zpd's 16 to 18 October 2019 against the running stack; exits 0 only if the report is golden. */
public final class Replay {

    private static final Duration MESSAGES_LEAVE_WITHIN = Duration.ofSeconds(60);
    private static final String CORRECTED_BILL = "20191013080051738725";

    private final Arguments arguments;
    private final StackFile stackFile;
    private final Scenario scenario = Scenario.load();
    private final Scenario cases = Scenario.cases();
    private final List<String> remarks = new ArrayList<>();
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
        var everybody = Stream.concat(cases.drivers().stream(), scenario.drivers().stream()).toList();
        var people = new People(everybody, http, stack.edgeUrl(), writes);
        var clock = new BusinessTimeFile(Path.of(stack.businessTimeFile()));
        try (var fleet = new Fleet(scenario.piles(), this::platform);
                var quiescence = new Quiescence(stack, fleet::settled);
                var watch = new Watch(staff, stackFile, arguments.kills(), progress::say)) {
            var stage = new Stage(arguments.suppressedBills(), fleet, people::api, staff,
                    new PileMemory(stackFile.dataFolder().resolve("pile-memory")), clock, quiescence);
            var seed = new Seed(cases, staff, people, new WechatSide(http, stack), quiescence);
            clock.set(Scenario.instant(cases.from()));
            quiescence.awaitReaders();
            progress.say("Seeding: stations, prices, campaign, account, " + everybody.size() + " drivers");
            seed.operator();
            fleet.connect();
            playCases(stage, seed, watch);
            clock.set(Scenario.instant(scenario.from()));
            seed.drivers(scenario.drivers());
            return playWindow(stage, watch);
        }
    }

    /** Days before the window, so that its figures are not touched; their messages have left before business time moves on. */
    private void playCases(Stage stage, Seed seed, Watch watch) {
        seed.drivers(cases.drivers());
        progress.say("Replaying " + cases.sessions().size() + " single sessions of the days before");
        play(stage, cases, watch);
        new FinanceDesk(stage.staff()).endServiceWithCharge(CORRECTED_BILL);
        rest(stage);
    }

    private boolean playWindow(Stage stage, Watch watch) {
        progress.say("Replaying " + scenario.sessions().size() + " sessions on " + scenario.piles().size() + " piles");
        long startedAfter = progress.elapsed().toNanos();
        Timeline timeline = play(stage, scenario, watch);
        Duration took = progress.elapsed().minusNanos(startedAfter);
        rest(stage);
        progress.say("Where the time went:\n" + timeline.spent() + stage.quiescence().spent());
        watch.notKilled().forEach(shot -> remarks.add("never came to kill " + shot));
        var effort = new Effort(scenario.sessions().size(), took, writes.get(), stage.fleet().framesSent(), watch.killed());
        return new Report(stage.staff(), scenario, cases, stackFile, System.out).give(effort, remarks);
    }

    private Timeline play(Stage stage, Scenario played, Watch watch) {
        Timeline timeline = stage.timeline(played, at -> progress.show(at, watch.counts()));
        timeline.play();
        timeline.withoutStart().forEach(billNo -> remarks.add("no start command reached the pile for " + billNo));
        return timeline;
    }

    private void rest(Stage stage) {
        stage.quiescence().await();
        remarks.addAll(new MessagesOnTheirWay(stage.staff()).await(MESSAGES_LEAVE_WITHIN));
        stage.quiescence().await();
    }

    private InetSocketAddress platform() {
        StackView stack = stackFile.read();
        return new InetSocketAddress(stack.ykcHost(), stack.ykcPort());
    }
}
