package org.chargeledger.pileingest.protocol.ykc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the translation for the zone of the piles' clocks. */
@ApplicationScoped
class YkcWords {

    @Produces
    YkcTranslation words(YkcConfig config) {
        return new YkcTranslation(config.timeZone());
    }
}
