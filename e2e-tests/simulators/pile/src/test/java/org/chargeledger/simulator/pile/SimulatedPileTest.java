package org.chargeledger.simulator.pile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import org.chargeledger.simulator.pile.ykc.UpMessage;
import org.chargeledger.simulator.pile.ykc.UpMessage.BandEnergy;
import org.chargeledger.simulator.pile.ykc.UpMessage.Realtime;
import org.chargeledger.simulator.pile.ykc.UpMessage.TransactionRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A simulated pile")
@Timeout(30)
class SimulatedPileTest {

    private static final String PILE = "32010600019236";
    private static final String SERIAL = PILE + "01" + "1910161618225660";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final StubPlatform platform = new StubPlatform();
    private SimulatedPile pile;

    @BeforeEach
    void connectPile() {
        pile = new SimulatedPile(new PileIdentity(PILE, 2, "2090104"), platform::address);
    }

    @AfterEach
    void close() {
        pile.close();
        platform.close();
    }

    @Test
    @DisplayName("logs in with its firmware, checks its prices and fetches them at first contact")
    void logsIn() {
        pile.connect();

        assertThat(platform.heard("01")).singleElement().asString().contains(PILE).contains("32303930313034");
        assertThat(platform.heard("05")).containsExactly("05 " + PILE + "0000");
        assertThat(pile.billingModel()).hasValueSatisfying(model -> assertThat(model.modelNo()).isEqualTo("0001"));
    }

    @Test
    @DisplayName("does not ask for prices it has already")
    void keepsItsPrices() {
        pile.connect();
        pile.disconnect();
        pile.connect();

        assertThat(platform.heard("05")).hasSize(2);
        assertThat(platform.heard("09")).hasSize(1);
    }

    @Test
    @DisplayName("says so when the platform does not know it")
    void refused() {
        platform.knowsPiles = false;

        assertThatThrownBy(() -> pile.connect()).isInstanceOf(LoginRefused.class).hasMessageContaining(PILE);
        assertThat(pile.online()).isFalse();
    }

    @Test
    @DisplayName("answers a time sync with the same time")
    void timeSync() throws IOException {
        pile.connect();

        platform.say(0x56, PILE + "98B70E11100314");
        everythingSaidIsAnswered();

        assertThat(platform.heard("55")).containsExactly("55 " + PILE + "98B70E11100314");
    }

    @Test
    @DisplayName("obeys a remote start, and answers its copy with the same words")
    void startsAndRepeats() throws IOException {
        pile.connect();
        pile.expect("01", StartReaction.accept());

        platform.say(0x34, remoteStart());
        assertThat(pile.awaitStart("01", SOON)).hasValueSatisfying(start -> {
            assertThat(start.serial()).isEqualTo(SERIAL);
            assertThat(start.balanceFen()).isEqualTo(100_000);
        });
        pile.expect("01", StartReaction.fail(StartReaction.FAULT));
        platform.say(0x34, remoteStart());
        everythingSaidIsAnswered();

        assertThat(platform.heard("33")).hasSize(2).allMatch(("33 " + SERIAL + PILE + "010100")::equals);
        assertThat(pile.awaitStart("01", Duration.ZERO)).isEmpty();
    }

    @Test
    @DisplayName("refuses a remote start when no car is plugged in")
    void failsAStart() throws IOException {
        pile.connect();
        pile.expect("01", StartReaction.fail(StartReaction.NOT_PLUGGED));

        platform.say(0x34, remoteStart());
        pile.awaitStart("01", SOON);
        everythingSaidIsAnswered();

        assertThat(platform.heard("33")).containsExactly("33 " + SERIAL + PILE + "010005");
    }

    @Test
    @DisplayName("can leave a remote start without an answer")
    void staysSilent() throws IOException {
        pile.connect();
        pile.expect("01", StartReaction.silent());

        platform.say(0x34, remoteStart());
        pile.awaitStart("01", SOON);
        everythingSaidIsAnswered();

        assertThat(platform.heard("33")).isEmpty();
    }

    @Test
    @DisplayName("obeys a remote stop")
    void stops() throws IOException {
        pile.connect();
        pile.expect("01", StartReaction.accept());

        platform.say(0x36, PILE + "01");

        assertThat(pile.awaitStop("01", SOON)).isTrue();
        everythingSaidIsAnswered();
        assertThat(platform.heard("35")).containsExactly("35 " + PILE + "010100");
    }

    @Test
    @DisplayName("keeps a record the platform did not acknowledge and sends it again after the next login")
    void keepsARecord() {
        platform.acknowledgesRecords = false;
        pile.connect();
        Thread delivery = Thread.ofVirtual().start(() -> pile.deliver(List.of(record())));
        while (platform.heard("3B").isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(pile.unacknowledgedSerials()).containsExactly(SERIAL);

        platform.acknowledgesRecords = true;
        platform.die();
        platform.liveAgain();

        assertThat(pile.awaitAcknowledged(SERIAL, SOON)).as("%s", platform.heard).isTrue();
        assertThat(pile.unacknowledgedSerials()).isEmpty();
        assertThat(platform.heard("3B").size()).isGreaterThanOrEqualTo(2);
        delivery.interrupt();
    }

    @Test
    @DisplayName("delivers a step's frames again when the platform dies before it stored them")
    void survivesADeadPlatform() throws InterruptedException {
        pile.connect();
        platform.die();
        Thread delivery = Thread.ofVirtual().start(() -> pile.deliver(List.of(charging(1_2345))));

        platform.liveAgain();

        assertThat(delivery.join(SOON)).isTrue();
        assertThat(platform.heard("13")).isNotEmpty();
        assertThat(platform.heard("01")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("stays away while it is offline on purpose")
    void offlineOnPurpose() {
        pile.connect();
        pile.disconnect();

        assertThat(pile.settled()).isTrue();
        assertThatThrownBy(() -> pile.barrier()).hasMessageContaining("offline on purpose");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = Fault.class, names = {"HALF_FRAMES", "JUNK_BEFORE", "GLUED"})
    @DisplayName("damages a frame in a way that a careful platform survives")
    void harmlessFaults(Fault fault) {
        pile.connect();
        pile.inject(fault);

        pile.deliver(List.of(charging(5)));

        assertThat(platform.heard("13")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = Fault.class, names = {"BAD_CRC", "WRONG_LENGTH"})
    @DisplayName("damages a frame so that no platform may believe it")
    void destructiveFaults(Fault fault) {
        pile.connect();
        pile.inject(fault);

        pile.deliver(List.of(charging(5)));

        assertThat(platform.heard("13")).isEmpty();
        assertThat(platform.heard("03")).hasSize(1);
    }

    @Test
    @DisplayName("can send a frame twice")
    void duplicates() {
        pile.connect();
        pile.inject(Fault.DUPLICATED);

        pile.deliver(List.of(charging(5)));

        assertThat(platform.heard("13")).hasSize(2);
    }

    @Test
    @DisplayName("remembers the serial of a request across runs")
    void remembers(@TempDir Path folder) {
        new PileMemory(folder.resolve("run/serials")).remember("request-1", SERIAL);

        var later = new PileMemory(folder.resolve("run/serials"));

        assertThat(later.serialOf("request-1")).hasValue(SERIAL);
        assertThat(later.serialOf("request-2")).isEmpty();
    }

    /** The first heartbeat fetches what the platform has said, the second proves the pile's answers to it. */
    private void everythingSaidIsAnswered() {
        pile.barrier();
        pile.barrier();
    }

    private static String remoteStart() {
        return SERIAL + PILE + "01" + "0".repeat(32) + "A0860100";
    }

    private static Realtime charging(long energyTenthWh) {
        return new Realtime(SERIAL, PILE, "01", Realtime.Status.CHARGING, true, 4000, 1000, 50, 5, 30,
                energyTenthWh, energyTenthWh, energyTenthWh, 0);
    }

    static UpMessage.TransactionRecord record() {
        var start = LocalDateTime.of(2019, 10, 16, 16, 18, 55);
        return new TransactionRecord(SERIAL, PILE, "01", start, start.plusMinutes(30),
                Collections.nCopies(4, new BandEnergy(100_000, 50_000, 50_000, 50_000)), 1_000_000, 1_200_000, 200_000,
                200_000, 200_000, "", 1, start.plusMinutes(30), 0x41, "0".repeat(16));
    }
}
