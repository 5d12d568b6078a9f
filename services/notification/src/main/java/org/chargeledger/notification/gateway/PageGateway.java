package org.chargeledger.notification.gateway;

import java.util.Optional;
import org.chargeledger.notification.domain.PageSignature;

/** The door through which a page of ours may use what WeChat offers to pages of an account. */
public interface PageGateway {

    /** Empty when WeChat gives nothing to sign with for the moment. */
    Optional<PageSignature> sign(String appId, String pageUrl);
}
