package org.chargeledger.billing.pay;

import org.chargeledger.billing.pay.PaymentChannel.OrderAnswer;
import org.chargeledger.billing.pay.PaymentChannel.PartAnswer;

/** A believed notice: about an order or about a part that is paid back; the other is null. */
public record Notice(String id, OrderAnswer order, PartAnswer part) {}
