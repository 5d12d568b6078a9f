package org.chargeledger.simulator.wechat.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The state file")
class StateFileTest {

    @Test
    @DisplayName("keeps messages, followers, tokens and faults over a restart")
    void survives(@TempDir Path folder) {
        StateFile file = new StateFile(folder.resolve("deep/wechat.json"));
        State state = file.read();
        state.followers.put("a:o", new Follower("a", "o", "阿明", false));
        state.tokens.put("t", new AccessToken("t", "a", AccessToken.Kind.STABLE, Instant.EPOCH, 3, true));
        state.messages.add(new Message(7, "a", "o", "tpl", "title", null, List.of(new Message.Line("k", "l", "v")), "id",
                Instant.EPOCH, 2));
        state.faults = Faults.NONE.oneBusyAnswerLess();
        World world = new World(state);
        world.inTurn(same -> same);
        file.writeNewSince(0, world);

        State again = file.read();

        assertThat(again).usingRecursiveComparison().isEqualTo(state);
        assertThat(again.accounts).containsKey("wx2019101600000001");
    }

    @Test
    @DisplayName("is written when something happened since the last time, and only then")
    void writesWhatIsNew(@TempDir Path folder) {
        StateFile file = new StateFile(folder.resolve("wechat.json"));
        World world = new World(StateFile.demo());
        assertThat(file.writeNewSince(0, world)).isZero();
        assertThat(folder.resolve("wechat.json")).doesNotExist();

        world.inTurn(state -> state.faults = Faults.NONE.oneBusyAnswerLess());
        long seen = file.writeNewSince(0, world);

        assertThat(file.read().faults).isEqualTo(Faults.NONE.oneBusyAnswerLess());
        assertThat(file.writeNewSince(seen, world)).isEqualTo(seen);
    }

    @Test
    @DisplayName("a broken file stops the start and says which")
    void brokenFile(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("wechat.json"), "{");

        assertThatThrownBy(() -> new StateFile(path).read()).hasMessageContaining(path.toString());
    }
}
