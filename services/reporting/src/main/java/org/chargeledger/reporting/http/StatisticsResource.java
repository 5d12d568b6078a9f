package org.chargeledger.reporting.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.reporting.app.AskStatistics;
import org.chargeledger.reporting.domain.DayStatistics;
import org.chargeledger.reporting.domain.IdleFeeStatistics;
import org.chargeledger.reporting.domain.LatencyStatistics;
import org.chargeledger.reporting.domain.MessageStatistics;
import org.chargeledger.reporting.domain.SessionStatistics;
import org.chargeledger.reporting.domain.VoucherStatistics;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Figures of the caller's operator. Windows are [from, to) in RFC 3339; sessions count by the time of their request. */
@Path("/statistics")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
public class StatisticsResource {

    private static final String FROM = "Begin of the window, RFC 3339";
    private static final String TO = "End of the window, excluded, RFC 3339";
    private static final String DAY = "Calendar day such as 2019-10-16";

    private final AskStatistics ask;
    private final Caller caller;

    StatisticsResource(AskStatistics ask, Caller caller) {
        this.ask = ask;
        this.caller = caller;
    }

    @GET
    @Path("/sessions")
    @Operation(operationId = "sessionStatistics", summary = "Sessions requested in a window, by outcome, code, station"
            + " and firmware, with energy (0.0001 kWh) and money (fen) of the settled ones")
    public SessionStatistics sessions(@Parameter(required = true, description = FROM) @QueryParam("from") String from,
            @Parameter(required = true, description = TO) @QueryParam("to") String to) {
        return ask.sessions(caller, Windows.of(from, to));
    }

    @GET
    @Path("/idle-fees")
    @Operation(operationId = "idleFeeStatistics", summary = "Settled bills with an idle fee, those of short charges apart,"
            + " and how many of both are above a limit")
    public IdleFeeStatistics idleFees(@Parameter(required = true, description = FROM) @QueryParam("from") String from,
            @Parameter(required = true, description = TO) @QueryParam("to") String to,
            @Parameter(description = "A charge shorter than this is short; s")
            @QueryParam("shortSeconds") @DefaultValue("60") @Min(1) long shortSeconds,
            @Parameter(description = "Limit for short charges; fen")
            @QueryParam("shortOverFen") @DefaultValue("1000") @Min(0) long shortOverFen,
            @Parameter(description = "Limit for all others; fen")
            @QueryParam("overFen") @DefaultValue("500") @Min(0) long overFen) {
        return ask.idleFees(caller, Windows.of(from, to),
                new IdleFeeStatistics.Limits(shortSeconds, shortOverFen, overFen));
    }

    @GET
    @Path("/today")
    @Operation(operationId = "dayStatistics", summary = "One day at a glance; without a day, today in business time")
    public DayStatistics today(@Parameter(description = DAY) @QueryParam("day") String day) {
        return ask.day(caller, Optional.ofNullable(Parameters.day("day", day)));
    }

    @GET
    @Path("/messages")
    @Operation(operationId = "messageStatistics", summary = "Messages delivered and failed in a window")
    public MessageStatistics messages(@Parameter(required = true, description = FROM) @QueryParam("from") String from,
            @Parameter(required = true, description = TO) @QueryParam("to") String to) {
        return ask.messages(caller, Windows.of(from, to));
    }

    @GET
    @Path("/vouchers")
    @Operation(operationId = "voucherStatistics", summary = "Vouchers granted, redeemed and released in a window")
    public VoucherStatistics vouchers(@Parameter(required = true, description = FROM) @QueryParam("from") String from,
            @Parameter(required = true, description = TO) @QueryParam("to") String to) {
        return ask.vouchers(caller, Windows.of(from, to));
    }

    @GET
    @Path("/latency")
    @Operation(operationId = "latencyStatistics", summary = "Real time from stored record to settled bill")
    public LatencyStatistics latency(@Parameter(required = true, description = FROM) @QueryParam("from") String from,
            @Parameter(required = true, description = TO) @QueryParam("to") String to) {
        return ask.latency(caller, Windows.of(from, to));
    }
}
