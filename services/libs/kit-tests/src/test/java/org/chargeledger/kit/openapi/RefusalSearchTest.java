package org.chargeledger.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.openapi.RefusalSearch.Found;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The search for what an endpoint refuses")
class RefusalSearchTest {

    interface Door {

        void open();

        default void knock() {
            throw new Refusal(404, "nobody-home", "Nobody home", "knock again");
        }
    }

    static class Locked {

        public void open() {
            throw new Refusal(409, "locked", "Locked", "bring a key", Map.of("key", 7));
        }
    }

    static class FrontDoor extends Locked implements Door {}

    static class Gate<T> {

        void let(T in) {}
    }

    static class TollGate extends Gate<String> {

        @Override
        void let(String in) {
            throw new Refusal(402, "toll-unpaid", "Toll unpaid", in);
        }
    }

    record Ticket(int zone) {

        Ticket {
            if (zone < 1) {
                throw new Refusal(422, "zone-unknown", "Zone unknown", "zones begin at 1");
            }
        }
    }

    static class Endpoint {

        void refusesNothing() {
            List.of(1).forEach(one -> fine());
        }

        void directly() {
            throw new Refusal(409, "busy", "Busy", "come back");
        }

        void byTwoBranches(boolean late) {
            throw late ? new Refusal(409, "late", "Late", "too late")
                    : new Refusal(400, "early", "Early", "a number: %d".formatted(List.of(1).getFirst()));
        }

        void byLambda(Optional<String> found) {
            found.orElseThrow(() -> new Refusal(404, "lost", "Lost", "not here"));
        }

        void byLambdaInLambda(Optional<String> found) {
            found.map(one -> found.orElseThrow(() -> new Refusal(404, "lost", "Lost", "not here")));
        }

        void byMethodReference(Optional<String> found) {
            found.orElseThrow(Endpoint::made);
        }

        void byKit(String cursor) {
            Cursor.decode(cursor, 2);
        }

        void byInterface(Door door) {
            door.open();
        }

        void byInterfaceReference(Door door) {
            Stream.of(door).forEach(Door::open);
        }

        void byDefaultMethod(FrontDoor door) {
            door.knock();
        }

        void byBridge(Gate<Object> gate) {
            gate.let("car");
        }

        void byConstructor() {
            new Ticket(0);
        }

        void byRecursion(int depth) {
            if (depth == 0) {
                directly();
            }
            byRecursion(depth - 1);
        }

        void caught() {
            try {
                directly();
                made();
                throw new Refusal(409, "inside", "Inside", "caught below");
            } catch (Refusal refusal) {
                fine();
            }
        }

        void afterCaught() {
            try {
                made();
            } catch (Refusal refusal) {
                fine();
            }
            directly();
        }

        void rethrown() {
            try {
                directly();
            } catch (IllegalStateException e) {
                throw made();
            }
        }

        void forEachItem(List<Integer> items) {
            items.forEach(this::item);
            made();
        }

        @RefusesItem
        void item(int one) {
            byConstructor();
        }

        void withSlugOfCaller(String slug) {
            throw new Refusal(409, slug, "Some", "thing");
        }

        void withOneOfTwoSlugs(boolean late) {
            throw new Refusal(409, late ? "late" : "early", "Some", "thing");
        }

        void withStatusOfCaller(int status) {
            throw new Refusal(status, "busy", "Busy", "come back");
        }

        void byHeirOfRefusal() {
            throw new Special();
        }

        void byConstructorReference() {
            Maker maker = Refusal::new;
            throw maker.make(409, "busy", "Busy", "come back");
        }

        private static void fine() {}

        private static Refusal made() {
            return new Refusal(410, "gone", "Gone", "for good");
        }
    }

    interface Maker {
        Refusal make(int status, String slug, String title, String detail);
    }

    static class Special extends Refusal {

        Special() {
            super(409, "special", "Special", "one");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", value = {
        "refusesNothing, -", "directly, 409 busy", "byTwoBranches, 400 early;409 late", "byLambda, 404 lost",
        "byLambdaInLambda, 404 lost", "byMethodReference, 410 gone", "byKit, 400 bad-request", "byInterface, 409 locked",
        "byInterfaceReference, 409 locked", "byDefaultMethod, 404 nobody-home", "byBridge, 402 toll-unpaid",
        "byConstructor, 422 zone-unknown", "byRecursion, 409 busy", "caught, -", "afterCaught, 409 busy",
        "rethrown, 409 busy;410 gone", "forEachItem, 410 gone"})
    @DisplayName("finds")
    void finds(String method, String refusals) throws IOException {
        assertThat(found(method).refusals()).extracting(type -> type.status() + " " + type.slug())
                .containsExactlyElementsOf(refusals == null ? List.of() : List.of(refusals.split(";")));
    }

    @Test
    @DisplayName("tells apart what is refused of one item only")
    void tellsItemsApart() throws IOException {
        assertThat(found("forEachItem").ofItems()).containsExactly(new ProblemType(422, "zone-unknown"));
        assertThat(found("byConstructor").ofItems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withSlugOfCaller", "withOneOfTwoSlugs", "withStatusOfCaller", "byHeirOfRefusal",
        "byConstructorReference"})
    @DisplayName("ends at a refusal that cannot be read")
    void endsWhereItCannotRead(String method) {
        assertThatThrownBy(() -> found(method)).isInstanceOf(IllegalStateException.class).hasMessageContaining("literals");
    }

    private static Found found(String method) throws IOException {
        IndexView index = Index.of(RefusalSearchTest.class.getDeclaredClasses());
        ClassInfo endpoint = index.getClassByName(Endpoint.class);
        return new RefusalSearch(index, RefusalSearchTest.class.getClassLoader())
                .from(MethodName.of(endpoint, endpoint.firstMethod(method)));
    }
}
