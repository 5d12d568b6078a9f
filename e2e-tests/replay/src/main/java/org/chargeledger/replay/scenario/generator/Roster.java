package org.chargeledger.replay.scenario.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.chargeledger.replay.scenario.DriverPlan;

/** Ninety made-up drivers; every sixth recharges 1000 yuan or more and so gets vouchers. */
final class Roster {

    static final int DRIVERS = 90;
    static final long VOUCHER_RECHARGE_FEN = 100_000;

    private static final int EVERY_SIXTH = 6;
    private static final String OPENID_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static final String[] FIRST = {"夜班", "快乐", "老实", "赶路", "南山", "宝安", "光明", "早起", "沙井", "公明"};
    private static final String[] SECOND = {"司机", "小王", "阿强", "老李", "大刘", "阿珍", "师傅", "小陈", "老周"};

    private Roster() {
    }

    static List<DriverPlan> drivers(Random random) {
        List<DriverPlan> drivers = new ArrayList<>();
        Set<String> phones = new HashSet<>();
        for (int i = 0; i < DRIVERS; i++) {
            String phone = phone(random);
            while (!phones.add(phone)) {
                phone = phone(random);
            }
            drivers.add(new DriverPlan(openid(random), FIRST[i % FIRST.length] + SECOND[i / FIRST.length], phone,
                    i % EVERY_SIXTH == 0
                            ? VOUCHER_RECHARGE_FEN + random.nextInt(11) * 10_000L
                            : 30_000 + random.nextInt(5) * 5_000L));
        }
        return drivers;
    }

    private static String phone(Random random) {
        return "189%08d".formatted(random.nextInt(100_000_000));
    }

    private static String openid(Random random) {
        var openid = new StringBuilder("oZPD");
        while (openid.length() < 28) {
            openid.append(OPENID_CHARACTERS.charAt(random.nextInt(OPENID_CHARACTERS.length())));
        }
        return openid.toString();
    }
}
