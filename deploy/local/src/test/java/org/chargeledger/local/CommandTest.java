package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The launcher's command line")
class CommandTest {

    @Test
    @DisplayName("knows its commands by the words of the Makefile, and lists them when it does not know one")
    void commands() {
        assertThat(List.of(Command.values())).extracting(Command::word)
                .containsExactly("run", "demo", "demo-kill", "story-refund", "story-refund-gate",
                        "stack", "servers", "clean-data");
        assertThatThrownBy(() -> Command.of(new String[] {"dmeo"})).isInstanceOf(StartRefused.class)
                .hasMessageContaining("demo-kill, story-refund");
        assertThatThrownBy(() -> Command.of(new String[0])).isInstanceOf(StartRefused.class);
    }

    @Test
    @DisplayName("kills billing three times and pile-ingest once in demo-kill, on fresh data")
    void demoKill() {
        assertThat(Command.of(new String[] {"demo-kill"}).programArguments)
                .containsExactly("--kill", "billing@1,90,200", "--kill", "pile-ingest@120");
        assertThat(Command.DEMO_KILL.freshData).isTrue();
        assertThat(Command.DEMO.freshData).isFalse();
    }

    @Test
    @DisplayName("leaves out the apps that run elsewhere, and hands the rest to the replay")
    void without() {
        assertThat(Options.of(List.of("--suppress", "1", "--without", "billing,console")))
                .isEqualTo(new Options(Set.of("billing", "console"), List.of("--suppress", "1")));
        assertThat(Options.of(List.of("--suppress", "1")).without()).isEmpty();
        assertThatThrownBy(() -> Options.of(List.of("--without", "biling"))).hasMessageContaining("billing");
        assertThatThrownBy(() -> Options.of(List.of("--without"))).hasMessageContaining("--without billing");
    }
}
