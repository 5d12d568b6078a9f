package org.chargeledger.billing.domain.check;

import java.util.List;

/** Which checks an operator runs and how strictly: as set for a pile model, else as set for all, else as built in. */
public record CheckSettings(List<Setting> settings) {

    public static final CheckSettings BUILT_IN = new CheckSettings(List.of());

    /** {@code model} is null in a setting for all piles. What was set before there was a limit counts as the limit. */
    public record Setting(Check check, String model, boolean enabled, long tolerance) {

        public Setting {
            tolerance = Math.min(tolerance, check.unit().most());
        }

        /** How much passes; everything, where nobody looks. */
        public long passes() {
            return enabled ? tolerance : Long.MAX_VALUE;
        }
    }

    public CheckSettings {
        settings = List.copyOf(settings);
    }

    public Setting of(Check check, String model) {
        Setting forAll = new Setting(check, null, check.usuallyEnabled(), check.usualTolerance());
        for (Setting setting : settings) {
            if (setting.check() == check && setting.model() == null) {
                forAll = setting;
            } else if (setting.check() == check && setting.model().equals(model)) {
                return setting;
            }
        }
        return forAll;
    }
}
