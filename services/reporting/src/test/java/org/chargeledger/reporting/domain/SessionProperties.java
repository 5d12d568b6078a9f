package org.chargeledger.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chargeledger.reporting.domain.Session.State;

@Label("Merging what events tell of a session")
class SessionProperties {

    @Property(tries = 500)
    @Label("gives the same in every order")
    void anyOrder(@ForAll("knowledge") List<Session> events, @ForAll Random random) {
        var shuffled = new java.util.ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        assertThat(shuffled.stream().reduce(Session::merge)).isEqualTo(events.stream().reduce(Session::merge));
    }

    @Property(tries = 500)
    @Label("gives the same in batches of any size")
    void anyBatches(@ForAll("knowledge") List<Session> events, @ForAll Random random) {
        int cut = 1 + random.nextInt(events.size());
        var first = events.subList(0, cut).stream().reduce(Session::merge).orElseThrow();
        var rest = events.subList(cut, events.size()).stream().reduce(Session::merge);

        assertThat(rest.map(first::merge).orElse(first)).isEqualTo(events.stream().reduce(Session::merge).orElseThrow());
    }

    @Property(tries = 500)
    @Label("gives the same however often an event comes, and never takes a state back, but for one that was held and "
            + "never began")
    void duplicates(@ForAll("knowledge") List<Session> events, @ForAll Random random) {
        var all = events.stream().reduce(Session::merge).orElseThrow();
        var again = events.get(random.nextInt(events.size()));

        assertThat(all.merge(again)).isEqualTo(all);
        assertThat(events).allSatisfy(event -> assertThat(all.state()).isLessThanOrEqualTo(
                event.state() == State.HELD && all.bill() == null ? State.FAILED : event.state()));
    }

    @Provide
    Arbitrary<List<Session>> knowledge() {
        Arbitrary<Instant> times = Arbitraries.integers().between(0, 5).map(Facts.REQUESTED::plusSeconds);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 3);
        var place = Facts.requested().place();
        Arbitrary<Session> session = Combinators.combine(times.injectNull(0.5), times.injectNull(0.5),
                Combinators.combine(times, numbers).as((at, n) -> new Session.Failure(at, "R" + n)).injectNull(0.7),
                Combinators.combine(times, numbers).as(SessionProperties::hold).injectNull(0.6),
                Combinators.combine(times.injectNull(0.4), numbers).as(SessionProperties::bill).injectNull(0.6))
                .as((requested, charging, failure, hold, bill) ->
                        new Session(place, requested, charging, failure, hold, bill));
        return session.list().ofMinSize(1).ofMaxSize(8);
    }

    private static Hold hold(Instant at, int code) {
        return new Hold(at, IntStream.rangeClosed(1, code).mapToObj(n -> new Hold.Finding(n, "n" + n)).toList(),
                100L * code, 0, null);
    }

    private static Bill bill(Instant settledAt, int version) {
        return new Bill(version, 1000L * version, 10, 5, 0, 15, 60L,
                settledAt == null ? null : new Bill.Settlement(settledAt, 0, 15, 15, 0, 7L));
    }
}
