package org.chargeledger.console;

import java.util.regex.Pattern;

/** A path of this site to go to after sign-in; anything that could leave the site becomes the start page. */
public record LocalPath(String value) {

    public static final LocalPath START = new LocalPath("/");
    private static final Pattern SAFE = Pattern.compile("/(?![/\\\\])[\\w\\-./?=&%~:]{0,500}");

    public static LocalPath of(String wanted) {
        return wanted != null && SAFE.matcher(wanted).matches() ? new LocalPath(wanted) : START;
    }
}
