package org.chargeledger.billing.pay;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.util.NonceUtil;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.chargeledger.billing.pay.Lines.Line;
import org.chargeledger.rating.Money;
import org.eclipse.microprofile.config.Config;

/** WeChat Pay in our words: orders that drivers pay, parts that are paid back, notices, and the bill of a day. */
@ApplicationScoped
public class PaymentChannel {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What the driver's page hands to WeChat to show the payment. */
    public record PageParameters(String appId, String timeStamp, String nonceStr, String packageValue, String signType,
            String paySign) {}

    public record NewOrder(String orderNo, Money amount, String openid, Instant expiresAt) {}

    public enum OrderState { OPEN, PAID, CLOSED }

    /** {@code transactionId}, {@code amount} and {@code paidAt} only when paid. */
    public record OrderAnswer(String orderNo, OrderState state, String transactionId, Money amount, Instant paidAt) {}

    public record NewPart(String refundNo, String orderNo, Money amount, Money orderAmount, String reason) {}

    public enum PartState { PROCESSING, DONE, FAILED, ABNORMAL }

    /** {@code acceptedAt} is when the channel took it; a notice does not say. {@code doneAt} only when done. */
    public record PartAnswer(String refundNo, PartState state, Instant acceptedAt, Instant doneAt) {}

    /** The SDK's own service for bills demands a configuration that brings OkHttp along. */
    private static final String TRADE_BILL = "https://api.mch.weixin.qq.com/v3/bill/tradebill?bill_type=ALL&bill_date=";

    private final Merchants merchants;
    private final Lines lines;
    private final Config config;
    private final InstantSource realTime = InstantSource.system();

    PaymentChannel(Merchants merchants, Lines lines, Config config) {
        this.merchants = merchants;
        this.lines = lines;
        this.config = config;
    }

    /** The operator's merchant account of now, by which its orders are marked; empty: it takes no payments. */
    public Optional<String> mchid(String operatorId) {
        return merchants.mchid(operatorId);
    }

    /** The same order again gives the same payment. */
    public PageParameters prepay(Account account, NewOrder order) {
        Line line = lines.of(account);
        var request = new PrepayRequest();
        request.setAppid(line.merchant().appid());
        request.setMchid(line.merchant().mchid());
        request.setDescription("充电钱包充值");
        request.setOutTradeNo(order.orderNo());
        request.setTimeExpire(OffsetDateTime.ofInstant(order.expiresAt().truncatedTo(ChronoUnit.SECONDS), ZONE)
                .toString());
        request.setNotifyUrl(noticeUrl(account.operatorId(), "payments"));
        var amount = new Amount();
        amount.setTotal(Math.toIntExact(order.amount().fen()));
        amount.setCurrency("CNY");
        request.setAmount(amount);
        var payer = new Payer();
        payer.setOpenid(order.openid());
        request.setPayer(payer);
        return forPage(line, asked(() -> line.orders().prepay(request)).getPrepayId());
    }

    /** The page's WeChat checks this signature of ours (JSAPI, paySign). */
    private PageParameters forPage(Line line, String prepayId) {
        String time = String.valueOf(realTime.instant().getEpochSecond());
        String nonce = NonceUtil.createNonce(32);
        String prepaid = "prepay_id=" + prepayId;
        String message = line.merchant().appid() + "\n" + time + "\n" + nonce + "\n" + prepaid + "\n";
        return new PageParameters(line.merchant().appid(), time, nonce, prepaid, "RSA",
                line.keys().createSigner().sign(message).getSign());
    }

    public OrderAnswer order(Account account, String orderNo) {
        Line line = lines.of(account);
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(line.merchant().mchid());
        request.setOutTradeNo(orderNo);
        return answer(asked(() -> line.orders().queryOrderByOutTradeNo(request)));
    }

    public void close(Account account, String orderNo) {
        Line line = lines.of(account);
        var request = new CloseOrderRequest();
        request.setMchid(line.merchant().mchid());
        request.setOutTradeNo(orderNo);
        asked(() -> {
            line.orders().closeOrder(request);
            return null;
        });
    }

    /** The same part again is paid back once. */
    public PartAnswer payBack(Account account, NewPart part) {
        Line line = lines.of(account);
        var request = new CreateRequest();
        request.setOutTradeNo(part.orderNo());
        request.setOutRefundNo(part.refundNo());
        request.setReason(shortened(part.reason()));
        request.setNotifyUrl(noticeUrl(account.operatorId(), "refunds"));
        var amount = new AmountReq();
        amount.setRefund(part.amount().fen());
        amount.setTotal(part.orderAmount().fen());
        amount.setCurrency("CNY");
        request.setAmount(amount);
        Refund refund = asked(() -> line.refunds().create(request));
        return answer(refund);
    }

    public PartAnswer part(Account account, String refundNo) {
        Line line = lines.of(account);
        var request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(refundNo);
        Refund refund = asked(() -> line.refunds().queryByOutRefundNo(request));
        return answer(refund);
    }

    /** Empty when the channel knows of no trade of that account on that day. */
    public Optional<DayBill> dayBill(Account account, LocalDate day) {
        Transport transport = lines.of(account).transport();
        try {
            return Optional.of(asked(() -> dayBill(transport, day)));
        } catch (ChannelRefusal e) {
            if (e.saysNothingTraded()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static DayBill dayBill(Transport transport, LocalDate day) {
        String address = transport.get(new HttpHeaders(), TRADE_BILL + day, QueryBillEntity.class)
                .getServiceResponse().getDownloadUrl();
        try (InputStream file = transport.download(address)) {
            return DayBill.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new HttpException("the bill of " + day, e);
        }
    }

    /** What a notice says, if it is WeChat's, of now, and for this operator; empty when it is not to be believed. */
    public Optional<Notice> open(String operatorId, SealedNotice sealed) {
        Line line = lines.of(Account.ofNow(operatorId));
        if (!sealed.fresh(realTime.instant())) {
            return Optional.empty();
        }
        try {
            var parser = new NotificationParser(line.keys());
            return Optional.of(sealed.aboutRefund()
                    ? notice(sealed, parser.parse(sealed.parameters(), RefundNotification.class))
                    : notice(sealed, parser.parse(sealed.parameters(), Transaction.class)));
        } catch (WechatPayException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Notice notice(SealedNotice sealed, Transaction transaction) {
        return new Notice(sealed.id(), answer(transaction), null);
    }

    private static Notice notice(SealedNotice sealed, RefundNotification refund) {
        return new Notice(sealed.id(), null,
                answer(refund.getOutRefundNo(), refund.getRefundStatus(), null, refund.getSuccessTime()));
    }

    private static OrderAnswer answer(Transaction t) {
        OrderState state = switch (t.getTradeState()) {
            case SUCCESS, REFUND -> OrderState.PAID;
            case CLOSED, REVOKED, PAYERROR -> OrderState.CLOSED;
            default -> OrderState.OPEN;
        };
        return state != OrderState.PAID ? new OrderAnswer(t.getOutTradeNo(), state, null, null, null)
                : new OrderAnswer(t.getOutTradeNo(), state, t.getTransactionId(), new Money(t.getAmount().getTotal()),
                        time(t.getSuccessTime()));
    }

    private static PartAnswer answer(Refund refund) {
        return answer(refund.getOutRefundNo(), refund.getStatus(), time(refund.getCreateTime()),
                refund.getSuccessTime());
    }

    private static PartAnswer answer(String refundNo, Status status, Instant acceptedAt, String successTime) {
        PartState state = switch (status) {
            case SUCCESS -> PartState.DONE;
            case CLOSED -> PartState.FAILED;
            case ABNORMAL -> PartState.ABNORMAL;
            case PROCESSING -> PartState.PROCESSING;
        };
        return new PartAnswer(refundNo, state, acceptedAt, state == PartState.DONE ? time(successTime) : null);
    }

    private static Instant time(String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /** At most 80 bytes (refund request, field reason): 26 characters of Chinese. */
    private static String shortened(String reason) {
        return reason.length() <= 26 ? reason : reason.substring(0, 26);
    }

    private String noticeUrl(String operatorId, String kind) {
        return config.getValue("billing.public-url", String.class) + "/payment-notices/" + operatorId + "/" + kind;
    }

    /** A clear no is a refusal; everything else that is no good answer leaves the result unknown. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ServiceException e) {
            if (e.getHttpStatusCode() >= 500) {
                throw new ChannelUnknown(e);
            }
            throw new ChannelRefusal(e.getErrorCode(), e.getErrorMessage());
        } catch (HttpException | ValidationException | MalformedMessageException | IllegalArgumentException e) {
            throw new ChannelUnknown(e);
        }
    }
}
