package org.chargeledger.simulator.wechataccount.state;

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

    static final Faults BUSY = Faults.of("{\"refusals\":[{\"call\":\"*\",\"errcode\":-1,\"times\":2}]}");

    @Test
    @DisplayName("keeps everything over a restart, with what is under way")
    void survives(@TempDir Path folder) {
        StateFile file = new StateFile(folder.resolve("deep/wechat.json"));
        State state = file.read();
        state.put(new Follower("a", "o", "阿明", false, true, List.of(7)));
        state.tokens.put("t", new AccessToken("t", "a", AccessToken.Kind.STABLE, Instant.EPOCH, 3, true));
        state.messages.add(new Message(7, Message.Kind.TEMPLATE, "a", "o", "tpl", "title", null, null,
                List.of(new Message.Line("k", "l", "v")), "id", Instant.EPOCH, 2, Message.ARRIVED));
        Draft draft = new Draft("m", "a", List.of(new Draft.Article("t", "by", "d", "<p>c</p>", "u", "p", 0, 0)),
                Instant.EPOCH, Instant.EPOCH);
        state.drafts.put("m", draft);
        state.pictures.put("p", new Picture("p", "a", "p", "image/png", new byte[] {1, 2}));
        state.jobs.put(1L, new Job(1, Job.Kind.MASS_SEND, "a", 2, draft, null, "http://127.0.0.1/s/x", List.of("o"), true,
                "key", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Job.Phase.RUNS, null, null));
        state.webhooks.put("a", new Webhook("http://127.0.0.1/w", "t", "k", Webhook.Mode.ENCRYPTED));
        state.pushes.add(new Push(3, "a", "o", "subscribe", "<xml/>", Instant.EPOCH, true));
        state.windows.put("w", new Window(Instant.EPOCH, 3));
        state.misbehave("a", BUSY);
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

        world.inTurn(state -> put(state));
        long seen = file.writeNewSince(0, world);

        assertThat(file.read().faultsOf("a")).isEqualTo(BUSY);
        assertThat(file.writeNewSince(seen, world)).isEqualTo(seen);
    }

    @Test
    @DisplayName("a broken file stops the start and says which")
    void brokenFile(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("wechat.json"), "{");

        assertThatThrownBy(() -> new StateFile(path).read()).hasMessageContaining(path.toString());
    }

    private static Object put(State state) {
        state.misbehave("a", BUSY);
        return state;
    }
}
