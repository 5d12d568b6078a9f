package org.chargeledger.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chargeledger.replay.kill.KillOrder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The replay's arguments")
class ArgumentsTest {

    @Test
    @DisplayName("name the stack, the records to suppress and the services to kill")
    void readsAll() {
        var arguments = Arguments.of(new String[] {"--stack", "other/stack.json", "--suppress", "20191016000527516282",
            "--kill", "billing@90,1,200", "--kill", "pile-ingest@120"}, Map.of());

        assertThat(arguments.stackFile()).isEqualTo(Path.of("other/stack.json"));
        assertThat(arguments.suppressedBills()).containsExactly("20191016000527516282");
        assertThat(arguments.kills()).containsExactly(new KillOrder("billing", List.of(1, 90, 200)),
                new KillOrder("pile-ingest", List.of(120)));
    }

    @Test
    @DisplayName("can come from SUPPRESS in the environment, and default to the stack of this checkout")
    void readsTheEnvironment() {
        var arguments = Arguments.of(new String[0], Map.of("SUPPRESS", "1,2"));

        assertThat(arguments.stackFile()).isEqualTo(Path.of(".local/run/stack.json"));
        assertThat(arguments.suppressedBills()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    @DisplayName("are refused when they are not understood")
    void refuses() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--surprise", "x"}, Map.of()))
                .hasMessageContaining("--surprise").hasMessageContaining("--kill");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--kill"}, Map.of())).hasMessageContaining("wants a value");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--kill", "billing"}, Map.of()))
                .hasMessageContaining("service@count");
    }
}
