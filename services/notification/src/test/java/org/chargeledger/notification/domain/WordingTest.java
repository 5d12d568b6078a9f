package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words of a message")
class WordingTest {

    static final UUID DRIVER = UUID.fromString("0f7a3c62-1d8e-5b49-8a07-6f0c4f1f7a11");

    @ParameterizedTest(name = "{0} fen are {1}")
    @CsvSource({"0, 0.00元", "5, 0.05元", "340, 3.40元", "14660, 146.60元", "3226380, 32263.80元"})
    @DisplayName("an amount is the ledger's, in yuan with two decimals")
    void yuan(long fen, String yuan) {
        assertThat(Wording.yuan(fen)).isEqualTo(yuan);
        assertThat(FieldType.AMOUNT.finding(yuan)).isEmpty();
    }

    @Test
    @DisplayName("a time is the station's, not the server's")
    void stationTime() {
        Instant late = Instant.parse("2019-10-16T16:05:00Z");

        assertThat(Wording.moment(late, ZoneId.of("Asia/Shanghai"))).isEqualTo("2019年10月17日 00:05");
        assertThat(Wording.moment(late, ZoneId.of("Asia/Urumqi"))).isEqualTo("2019年10月16日 22:05");
        assertThat(FieldType.TIME.finding(Wording.moment(late, Station.USUAL_ZONE))).isEmpty();
    }

    @ParameterizedTest(name = "{0} fen: {1}")
    @CsvSource({"-14320, 退还余额", "-1, 退还余额", "0, 金额不变", "1, 补扣费用"})
    @DisplayName("a correction says which way the money goes, in a phrase")
    void change(long differenceFen, String words) {
        assertThat(Wording.change(differenceFen)).isEqualTo(words);
        assertThat(FieldType.PHRASE.finding(words)).isEmpty();
    }

    @Test
    @DisplayName("a held bill's reason fits into a field however many codes it carries")
    void reasons() {
        assertThat(Wording.abnormalCodes(List.of(1))).isEqualTo("账单丢失");
        assertThat(Wording.abnormalCodes(List.of(10, 11))).isEqualTo("占桩时长与平台不符等2项");
        assertThat(Wording.abnormalCodes(List.of(104))).isEqualTo("平台核对(104)");
        assertThat(FieldType.THING.finding(Wording.abnormalCodes(List.of(10, 11, 9, 8)))).isEmpty();
    }

    @Test
    @DisplayName("the reminder names the commonest reason")
    void mainReason() {
        var backlog = new Backlog("zpd", LocalDate.parse("2019-10-17"), 38, 123_456, 1250,
                Instant.parse("2019-10-16T08:50:00Z"), List.of(new Backlog.CodeCount(2, 1), new Backlog.CodeCount(1, 37)), 2, 3,
                Instant.parse("2019-10-17T01:00:00Z"));

        assertThat(backlog.message(DRIVER, Station.USUAL_ZONE).content()).isEqualTo(Map.of("day", "2019年10月17日",
                "count", "43", "reserved", "1234.56元", "shortfall", "12.50元", "oldestHeldAt", "2019年10月16日 16:50",
                "mainReason", "账单丢失37笔", "recordOffers", "2", "superseded", "3", "codes", "2:1,1:37"));
    }

    @ParameterizedTest(name = "{0} lost, {1} offers, {2} superseded: {3}")
    @CsvSource({"2, 2, 2, 账单丢失2笔", "2, 3, 3, 补报记录待核对3笔", "2, 3, 4, 电价待更正4笔", "0, 1, 0, 补报记录待核对1笔",
            "0, 0, 1, 电价待更正1笔", "3, 0, 2, 账单丢失3笔"})
    @DisplayName("the reminder names what waits beside held bills where that is commoner, or all there is")
    void commonest(long lost, long offers, long superseded, String words) {
        var backlog = new Backlog("zpd", LocalDate.parse("2019-10-17"), lost, 0, 0, Instant.EPOCH,
                lost == 0 ? List.of() : List.of(new Backlog.CodeCount(1, lost)), offers, superseded, Instant.EPOCH);

        Map<String, String> content = backlog.message(DRIVER, Station.USUAL_ZONE).content();
        assertThat(content).containsEntry("mainReason", words)
                .containsEntry("count", String.valueOf(lost + offers + superseded));
        assertThat(FieldType.THING.finding(content.get("mainReason"))).isEmpty();
    }

    @Test
    @DisplayName("the same fact for the same person is the same message; anything else is another")
    void identity() {
        Message message = message("zpd", Kind.BILL, "1:1", DRIVER);

        assertThat(message("zpd", Kind.BILL, "1:1", DRIVER).id()).isEqualTo(message.id());
        assertThat(List.of(message("qyd", Kind.BILL, "1:1", DRIVER).id(), message("zpd", Kind.HELD, "1:1", DRIVER).id(),
                message("zpd", Kind.BILL, "1:2", DRIVER).id(), message("zpd", Kind.BILL, "1:1", new UUID(0, 1)).id()))
                .doesNotContain(message.id()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("people are shown masked")
    void masks() {
        assertThat(Mask.phone("18912344136")).isEqualTo("189xxxx4136");
        assertThat(Mask.phone("123")).isEqualTo("xxxx");
        assertThat(Mask.phone(null)).isNull();
        assertThat(Mask.openid("oABC1234567890")).isEqualTo("oABC****");
        assertThat(Mask.nickname("😀明")).isEqualTo("😀**");
        assertThat(Mask.nickname("")).isNull();
    }

    private static Message message(String operatorId, Kind kind, String factId, UUID recipientId) {
        return Message.ofMoment(operatorId, kind, factId, recipientId, Map.of(), Instant.EPOCH);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"OFFLINE, 桩离线", "NOT_PLUGGED, 未插枪", "PILE_FAULT, 桩故障", "ALREADY_CHARGING, 枪正在充电", "MISMATCH, 桩号不符",
            "NO_ANSWER, 桩没有应答", "CANCELLED, 已取消", "START_FAILED, 启动失败", "UNKNOWN, 启动失败", "A_NEW_WORD, 启动失败"})
    @DisplayName("why a start failed is told in a phrase, whatever word billing has for it")
    void startFailure(String reason, String words) {
        assertThat(Wording.startFailure(reason)).isEqualTo(words);
        assertThat(FieldType.PHRASE.finding(words)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"CLOSED, 退款已关闭", "USER_ACCOUNT_ABNORMAL, 渠道未受理", ", 渠道未受理"})
    @DisplayName("a refund that failed is told in approved words, in no code of the channel's")
    void payoutFailure(String code, String words) {
        assertThat(Wording.payoutFailure(code)).isEqualTo(words);
        assertThat(FieldType.PHRASE.finding(words)).isEmpty();
    }
}
