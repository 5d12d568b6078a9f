package org.chargeledger.simulator.wechat.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.simulator.wechat.rules.RandomName;
import org.chargeledger.simulator.wechat.rules.WechatRefusal;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors are HTTP 200 with errcode and an errmsg that ends in a rid, as from WeChat. */
class RefusalMapper {

    record Refused(int errcode, String errmsg) {}

    @ServerExceptionMapper
    Response refused(WechatRefusal refusal) {
        String rid = " rid: " + RandomName.of(8) + "-" + RandomName.of(8) + "-" + RandomName.of(8);
        return Response.ok(new Refused(refusal.errcode(), refusal.getMessage() + rid), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
