package org.chargeledger.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the launcher can be asked to do. */
enum Command {

    /** Stack and replay, then stay. */
    RUN(true, true, false, List.of()),
    /** Stack and replay, then end with the replay's verdict. */
    DEMO(true, false, false, List.of()),
    /** As demo, on fresh data, with services killed in the middle of it. */
    DEMO_KILL(true, false, true, List.of("--kill", "billing@1,90,200", "--kill", "pile-ingest@120")),
    /** Only the stack, then stay. */
    STACK(false, true, false, List.of()),
    /** Only PostgreSQL, Kafka and Keycloak, for services that are run from elsewhere, then stay. */
    SERVERS(false, true, false, List.of()),
    /** Forget all data. */
    CLEAN_DATA(false, false, true, List.of());

    final boolean replays;
    final boolean stays;
    final boolean freshData;
    final List<String> replayArguments;

    Command(boolean replays, boolean stays, boolean freshData, List<String> replayArguments) {
        this.replays = replays;
        this.stays = stays;
        this.freshData = freshData;
        this.replayArguments = replayArguments;
    }

    static Command of(String[] arguments) {
        return Arrays.stream(values()).filter(command -> arguments.length > 0 && command.word().equals(arguments[0])).findFirst()
                .orElseThrow(() -> new StartRefused("say what to do: "
                        + Arrays.stream(values()).map(Command::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
