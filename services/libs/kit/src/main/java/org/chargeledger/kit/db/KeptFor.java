package org.chargeledger.kit.db;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Period;
import java.util.Map;

/** How long rows are kept: one key per table, {@code kit.keep.<table>}. */
@ConfigMapping(prefix = "kit.keep")
interface KeptFor {

    @WithParentName
    Map<String, Period> byTable();
}
