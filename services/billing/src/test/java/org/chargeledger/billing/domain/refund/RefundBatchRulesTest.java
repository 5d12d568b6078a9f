package org.chargeledger.billing.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.billing.domain.Settlement.Share;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A refund batch")
class RefundBatchRulesTest {

    private static final UUID DRIVER = UUID.fromString("5f0f5a55-6cf3-4f0c-9a2b-6a4c8f6f3d1f");
    private static final Set<String> STEPS = Set.of("FROZEN APPROVED", "FROZEN CANCELLED", "APPROVED RUNNING",
            "APPROVED CANCELLED", "RUNNING DONE", "DONE RUNNING");

    @ParameterizedTest
    @EnumSource(BatchState.class)
    @DisplayName("runs only after approval, and is cancelled only before it runs")
    void states(BatchState from) {
        Stream.of(BatchState.values()).forEach(to -> assertThat(from.mayBecome(to)).as(from + " to " + to)
                .isEqualTo(STEPS.contains(from + " " + to)));
        assertThat(from.mayRetry()).isEqualTo(from == BatchState.RUNNING || from == BatchState.DONE);
    }

    @ParameterizedTest(name = "frozen by {0}, {1} approves: {2}")
    @CsvSource({"ann, ben, true", "ann, ann, false", "ann, Ann, true"})
    @DisplayName("is approved by somebody else than who froze it")
    void secondPerson(String frozenBy, String approver, boolean allowed) {
        var batch = new RefundBatch("zpd", DRIVER, BatchState.FROZEN, 1, "d", frozenBy, "goodwill");
        assertThat(batch.mayBeApprovedBy(approver)).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "version {0}, {1}, {2} fen still there: {3}")
    @CsvSource({"1, SETTLED, 14320, ", "2, SETTLED, 14320, BILL_CHANGED", "2, RATED, 14320, BILL_CHANGED",
            "1, RATED, 14320, BILL_NOT_SETTLED", "1, HELD, 0, BILL_NOT_SETTLED", "1, SETTLED, 14319, AMOUNT_CHANGED",
            "1, SETTLED, 14321, AMOUNT_CHANGED", "1, SETTLED, 0, AMOUNT_CHANGED"})
    @DisplayName("refunds a bill only while it is the one that was frozen, to the fen")
    void problems(int version, BillState state, long left, ItemProblem problem) {
        assertThat(ItemProblem.of(item("20191013080051738725", 14_320), version, state, new Money(left)))
                .isEqualTo(Optional.ofNullable(problem));
    }

    @ParameterizedTest(name = "{0} of 235 + 105 (100 by voucher) + 14320, 7 of them owed: {1}")
    @CsvSource({"ENERGY_FEE, 235", "SERVICE_FEE, 5", "IDLE_FEE, 14320", "ALL, 14560"})
    @DisplayName("gives back what was paid or is owed of its component, never a voucher")
    void components(RefundComponent component, long fen) {
        var borne = new Settlement(List.of(new Share(Source.PRINCIPAL, Component.ENERGY_FEE, new Money(200)),
                new Share(Source.BONUS, Component.ENERGY_FEE, new Money(35)),
                new Share(Source.VOUCHER, Component.SERVICE_FEE, new Money(100)),
                new Share(Source.PRINCIPAL, Component.SERVICE_FEE, new Money(5)),
                new Share(Source.PRINCIPAL, Component.IDLE_FEE, new Money(14_313)),
                new Share(Source.RECEIVABLE, Component.IDLE_FEE, new Money(7))));
        assertThat(component.of(borne)).isEqualTo(new Money(fen));
    }

    @ParameterizedTest(name = "{0} fen between {1} and {2}: {3}")
    @CsvSource({"500, 500, 500, true", "499, 500, , false", "501, , 500, false", "1, , , true", "0, , , false"})
    @DisplayName("takes bills of which enough and not too much would go back")
    void amounts(long fen, Long least, Long most, boolean taken) {
        assertThat(new BatchFilter(null, null, null, null, least, most).takes(new Money(fen))).isEqualTo(taken);
    }

    @Test
    @DisplayName("has one digest for the same items in any order, and another one for anything else")
    void digest() {
        var items = new ArrayList<>(List.of(item("20191013080051738725", 14_320), item("20190802162015183497", 80)));
        FrozenItems frozen = idleFees(items);
        Collections.reverse(items);
        assertThat(idleFees(items)).isEqualTo(frozen).extracting(FrozenItems::digest).isEqualTo(frozen.digest());
        assertThat(frozen.total()).isEqualTo(new Money(14_400));
        assertThat(frozen.digest()).hasSize(64);
        assertThat(Stream.of(
                idleFees(items.subList(0, 1)), idleFees(List.of()),
                idleFees(List.of(items.get(0), item("20191013080051738725", 14_321))),
                idleFees(List.of(items.get(0), new FrozenItem(items.get(1).billNo(), 2, DRIVER, "ST-108", Instant.EPOCH,
                        new Money(14_660), new Money(14_320), new Money(14_320)))),
                new FrozenItems(RefundComponent.ALL, Destination.WALLET, items),
                new FrozenItems(RefundComponent.IDLE_FEE, Destination.WECHAT_PAY, items)).map(FrozenItems::digest))
                .doesNotHaveDuplicates().doesNotContain(frozen.digest());
        assertThatThrownBy(() -> item("20191013080051738725", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("becomes a spreadsheet that runs nothing a driver typed")
    void spreadsheet() {
        assertThat(new Spreadsheet().line("阿明", "189xxxx4136", new Money(14_320), null, 7)
                .line("=cmd|' /C calc'!A0", "@x", "+1", "-2", "say \"hi\", he said").line(new Money(5)))
                .hasToString("""
                        \uFEFF"阿明","189xxxx4136",143.20,"","7"\r
                        "'=cmd|' /C calc'!A0","'@x","'+1","'-2","say ""hi"", he said"\r
                        0.05\r
                        """);
    }

    private static FrozenItems idleFees(List<FrozenItem> items) {
        return new FrozenItems(RefundComponent.IDLE_FEE, Destination.WALLET, items);
    }

    private static FrozenItem item(String billNo, long fen) {
        return new FrozenItem(new BillNo(billNo), 1, DRIVER, "ST-108", Instant.EPOCH, new Money(14_660),
                new Money(14_320), new Money(fen));
    }
}
