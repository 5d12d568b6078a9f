package org.chargeledger.notification.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field types of category templates and what each may hold: what WeChat would refuse never leaves us. */
public enum FieldType {

    THING(20, ".*"),
    CONST(20, ".*"),
    CHARACTER_STRING(32, "[\\x20-\\x7e]*"),
    TIME(40, "(#date( ?#clock)?|#clock)(~(#date( ?#clock)?|#clock))?"),
    DATE(40, "(#date( ?#clock)?|#clock)(~(#date( ?#clock)?|#clock))?"),
    AMOUNT(14, "[¥￥$€]?[0-9]{1,10}(\\.[0-9]{1,2})?元?"),
    NUMBER(32, "[0-9]+(\\.[0-9]+)?"),
    PHONE_NUMBER(17, "[+0-9][0-9 -]*"),
    CAR_NUMBER(8, ".*"),
    PHRASE(5, "\\p{IsHan}*");

    private static final Pattern KEY = Pattern.compile("([a-z_]+?)([0-9]{1,3})");

    private final int longest;
    private final Pattern form;

    FieldType(int longest, String form) {
        this.longest = longest;
        this.form = Pattern.compile(form
                .replace("#date", "[0-9]{4}(年[0-9]{1,2}月[0-9]{1,2}日|-[0-9]{2}-[0-9]{2})")
                .replace("#clock", "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"));
    }

    /** The type of a template's key such as {@code character_string2}; empty for a key of no known type. */
    public static Optional<FieldType> ofKey(String key) {
        var matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** What is wrong with the value, in words for staff that do not repeat the value; empty when it may be sent. */
    public Optional<String> finding(String value) {
        int length = value.codePointCount(0, value.length());
        if (value.isBlank()) {
            return Optional.of("is empty");
        }
        if (length > longest) {
            return Optional.of("holds " + length + " characters, " + longest + " are allowed");
        }
        if (value.chars().anyMatch(Character::isISOControl) || !form.matcher(value).matches()) {
            return Optional.of("is not a valid " + name().toLowerCase(Locale.ROOT));
        }
        return Optional.empty();
    }
}
