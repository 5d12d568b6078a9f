package org.chargeledger.simulator.wechataccount.rules;

import java.util.Map;
import java.util.regex.Pattern;
import org.chargeledger.simulator.wechataccount.state.Account.Field;

/** What a value of each field type may look like; anything else is 47003. */
final class FieldRules {

    private static final String DATE = "\\d{4}(年\\d{1,2}月\\d{1,2}日|[-/.]\\d{1,2}[-/.]\\d{1,2})";
    private static final String CLOCK = "([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";
    private static final String MOMENT = "(" + DATE + "( ?" + CLOCK + ")?|" + CLOCK + ")";

    private static final Map<String, Pattern> FORMS = Map.of(
            "thing", Pattern.compile(".{1,20}", Pattern.DOTALL),
            "const", Pattern.compile(".{1,20}"),
            "character_string", Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,30}[\\x21-\\x7e])?"),
            "time", Pattern.compile(MOMENT + "(~" + MOMENT + ")?"),
            "date", Pattern.compile(MOMENT + "(~" + MOMENT + ")?"),
            "amount", Pattern.compile("[¥￥$€]?\\d{1,10}(\\.\\d{1,2})?元?"),
            "number", Pattern.compile("-?\\d{1,32}(\\.\\d{1,10})?"),
            "phone_number", Pattern.compile("[+\\d][\\d -]{2,16}"),
            "car_number", Pattern.compile(".{1,8}"),
            "phrase", Pattern.compile("\\p{IsHan}{1,5}"));

    private FieldRules() {}

    static boolean allows(Field field, String value) {
        Pattern form = FORMS.get(field.key().replaceAll("\\d+$", ""));
        return value != null && form != null && form.matcher(value).matches()
                && (field.approved().isEmpty() || field.approved().contains(value));
    }
}
