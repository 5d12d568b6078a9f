package org.chargeledger.pileingest;

import java.time.Duration;
import java.util.List;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;

/** What the service said about a pile; everything it says keeps its contract. */
public final class Facts {

    static final String TOPIC = "pile-ingest.pile-fact.v1";

    private Facts() {}

    public static Published await(Given pile, String event) {
        Published published = TestTopics.read(TOPIC, fact -> fact.key().equals(pile.pileCode())
                && fact.type().equals(type(event)), Duration.ofSeconds(20));
        Contracts.assertValid(event, published.json());
        return published;
    }

    public static <T> T await(Given pile, String event, Class<T> body) {
        return EventJson.read(await(pile, event).json(), body);
    }

    /** In the order published. */
    public static List<Published> of(Given pile) {
        return TestTopics.all(TOPIC).stream().filter(fact -> fact.key().equals(pile.pileCode())).toList();
    }

    public static List<Published> of(Given pile, String event) {
        List<Published> facts = of(pile).stream().filter(fact -> fact.type().equals(type(event))).toList();
        facts.forEach(fact -> Contracts.assertValid(event, fact.json()));
        return facts;
    }

    public static <T> List<T> of(Given pile, String event, Class<T> body) {
        return of(pile, event).stream().map(fact -> EventJson.read(fact.json(), body)).toList();
    }

    public static long count(String event) {
        return TestTopics.all(TOPIC).stream().filter(fact -> fact.type().equals(type(event))).count();
    }

    private static String type(String event) {
        return "pile-ingest." + event + ".v1";
    }
}
