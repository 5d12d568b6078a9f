package org.chargeledger.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the launcher can be asked to do. */
enum Command {

    /** Stack and replay, then stay. */
    RUN("replay.Replay", true, false, List.of(), Set.of()),
    /** Stack and replay, then end with the replay's verdict. */
    DEMO("replay.Replay", false, false, List.of(), Set.of()),
    /** As demo, on fresh data, with services killed in the middle of it. */
    DEMO_KILL("replay.Replay", false, true, List.of("--kill", "billing@1,90,200", "--kill", "pile-ingest@120"), Set.of()),
    /** The refund campaign on fresh data; the story speaks for the piles, and nobody has vouchers. */
    STORY_REFUND("replay.refund.RefundStory", false, true, List.of("--gate", "off"), Set.of("pile-ingest", "voucher")),
    /** The same sessions with the check of idle fees after short charges. */
    STORY_REFUND_GATE("replay.refund.RefundStory", false, true, List.of("--gate", "on"), Set.of("pile-ingest", "voucher")),
    /** Only the stack, then stay. */
    STACK(null, true, false, List.of(), Set.of()),
    /** Only PostgreSQL, Kafka and Keycloak, for services that are run from elsewhere, then stay. */
    SERVERS(null, true, false, List.of(), Set.of()),
    /** Forget all data. */
    CLEAN_DATA(null, false, true, List.of(), Set.of());

    /** The program that uses the ready stack, within org.chargeledger; null for none. */
    final String program;
    final boolean stays;
    final boolean freshData;
    final List<String> programArguments;
    /** Apps that are not started. */
    final Set<String> without;

    Command(String program, boolean stays, boolean freshData, List<String> programArguments, Set<String> without) {
        this.program = program;
        this.stays = stays;
        this.freshData = freshData;
        this.programArguments = programArguments;
        this.without = without;
    }

    boolean replays() {
        return program != null;
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
