package chat.mehari.gateway.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may change of the gateway. The defaults are the limits that the protocol
 * promises.
 *
 * @param allowedOrigins origins, {@code scheme://host[:port]}, whose pages may connect besides
 *     those of the gateway's own host name
 * @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8}, of proxies whose {@code
 *     X-Forwarded-For} tells a client's address
 * @param workerThreads threads that work on frames
 * @param maximumSockets handshakes beyond so many sockets are refused; 0 for no limit
 * @param maximumFrameSize the longest frame of a client; a longer one closes with 1009
 * @param maximumUnsentBytes unsent bytes of a socket; more closes with 4408
 * @param maximumUnsentFrames unsent frames of a socket; more closes with 4408
 * @param writeTimeout a frame that takes longer to write closes with 4408
 * @param unauthenticatedPendingFrames frames of a socket that may wait before it is authenticated;
 *     one more closes with 4429
 * @param unauthenticatedBytes bytes of frames of a socket that may wait before it is authenticated;
 *     more of the client's close with 4429, more for the client with 4408
 * @param pendingHeapPercent how much of the heap, in percent, waiting frames of all clients
 *     together may take; beyond it the socket that holds the most is closed with 4429
 * @param pingInterval a client that was silent for so long is pinged
 * @param pongTimeout a client that gives no sign of life for so long after a ping is cut off
 * @param authenticationTimeout a socket not authenticated for so long is closed with 4401
 * @param requestTimeout a request unanswered for so long is answered {@code unavailable}
 * @param requestsPerSecond of one user, or of one socket before authentication, in the long run
 * @param requestBurst of one user, or of one socket before authentication, at once
 * @param maximumUnanswered requests of one socket that may wait for their answer at once
 * @param maximumRefusals refused frames of one socket within {@code refusalPeriod}; more closes
 *     with 4429
 * @param refusalPeriod the time in which refused frames are counted
 * @param socketsPerUser at this gateway; one more is refused its authentication
 * @param maximumKnownUsers ids of users remembered as existing
 * @param unbindDelay how long events of a user still come here after the last socket is gone
 * @param maximumQueueLength messages waiting for this gateway; more makes it start afresh and tell
 *     every client to sync
 * @param queueCheckInterval how often the length of the queue is looked at
 * @param reconnectDelay the pause before another attempt to reach the broker
 * @param keyFetchInterval the shortest time between two questions for public keys
 * @param keyRefreshInterval the longest time between two questions for public keys and the time
 * @param sessionCheckInterval how often the gateway asks which of its sockets' sessions are over
 * @param stopSpread on shutdown, sockets are closed with 1001 at random moments within this time
 */
@Validated
@ConfigurationProperties("mehari.gateway")
public record GatewaySettings(
    @DefaultValue @NotNull List<String> allowedOrigins,
    @DefaultValue @NotNull List<String> trustedProxies,
    @DefaultValue("8") @Min(1) @Max(1_000) int workerThreads,
    @DefaultValue("0") @Min(0) int maximumSockets,
    @DefaultValue("64KB") @NotNull DataSize maximumFrameSize,
    @DefaultValue("2MB") @NotNull DataSize maximumUnsentBytes,
    @DefaultValue("4096") @Min(1) int maximumUnsentFrames,
    @DefaultValue("20s") @DurationMin(seconds = 1) Duration writeTimeout,
    @DefaultValue("16") @Min(1) int unauthenticatedPendingFrames,
    @DefaultValue("64KB") @NotNull DataSize unauthenticatedBytes,
    @DefaultValue("20") @Min(1) @Max(50) int pendingHeapPercent,
    @DefaultValue("30s") @DurationMin(seconds = 1) Duration pingInterval,
    @DefaultValue("10s") @DurationMin(seconds = 1) Duration pongTimeout,
    @DefaultValue("30s") @DurationMin(millis = 100) Duration authenticationTimeout,
    @DefaultValue("9s") @DurationMin(millis = 100) @DurationMax(seconds = 9)
        Duration requestTimeout,
    @DefaultValue("100") @Min(1) int requestsPerSecond,
    @DefaultValue("500") @Min(1) int requestBurst,
    @DefaultValue("1024") @Min(1) int maximumUnanswered,
    @DefaultValue("5000") @Min(1) int maximumRefusals,
    @DefaultValue("10s") @DurationMin(millis = 100) Duration refusalPeriod,
    @DefaultValue("20") @Min(1) int socketsPerUser,
    @DefaultValue("100000") @Min(1) int maximumKnownUsers,
    @DefaultValue("30s") @DurationMin(millis = 0) Duration unbindDelay,
    @DefaultValue("100000") @Min(1) int maximumQueueLength,
    @DefaultValue("5s") @DurationMin(millis = 10) Duration queueCheckInterval,
    @DefaultValue("500ms") @DurationMin(millis = 10) Duration reconnectDelay,
    @DefaultValue("10s") @DurationMin(millis = 10) Duration keyFetchInterval,
    @DefaultValue("1m") @DurationMin(millis = 10) Duration keyRefreshInterval,
    @DefaultValue("1m") @DurationMin(millis = 10) Duration sessionCheckInterval,
    @DefaultValue("5s") @DurationMin(millis = 0) @DurationMax(minutes = 1) Duration stopSpread) {}
