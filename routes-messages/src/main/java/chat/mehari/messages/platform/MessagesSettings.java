package chat.mehari.messages.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings {@code mehari.messages.*}.
 *
 * @param batchSize how many commands one transaction takes at most
 * @param prefetch how many unacknowledged commands of each partition the broker sends ahead: more
 *     than a batch, so that the next one waits here when one is done
 * @param retryDelayMs the pause before a transient fault is tried again; it doubles up to {@code
 *     maximumRetryDelayMs}
 * @param maximumRetryDelayMs the longest such pause
 * @param shutdownTimeoutMs how long a stop waits for the batch in hand
 * @param announceIntervalMs how often an instance tells the others that it is there; one that is
 *     unheard for four times as long loses its partitions
 * @param queryConcurrency how many queries of one kind run at the same time
 * @param replyBytes how much a reply holds at most
 * @param bundleBytes where a bundle of deliveries ends
 * @param directUsers up to how many users get their events by their own routing keys; beyond, the
 *     events are broadcast
 * @param receiptMembers up to how many members a conversation tells them all who has read
 * @param unreadLimit up to where unread messages are counted
 * @param syncEvents how many events a {@code sync} returns at most
 * @param syncHeads how many heads a {@code sync} returns at most
 * @param confirmTimeoutMs how long the broker may take to confirm what was published
 * @param poolSize how many database connections there are at most
 * @param idleInTransactionTimeoutMs after what silence the database ends a transaction, so that a
 *     paused instance does not hold a conversation
 * @param lockTimeoutMs how long a statement waits for a lock
 * @param statementTimeoutMs how long a statement may run
 */
@Validated
@ConfigurationProperties("mehari.messages")
public record MessagesSettings(
    @DefaultValue("256") @Min(1) @Max(4096) int batchSize,
    @DefaultValue("512") @Min(1) @Max(65535) int prefetch,
    @DefaultValue("50") @Min(1) @Max(60_000) int retryDelayMs,
    @DefaultValue("1000") @Min(1) @Max(60_000) int maximumRetryDelayMs,
    @DefaultValue("20000") @Min(0) @Max(600_000) int shutdownTimeoutMs,
    @DefaultValue("2000") @Min(100) @Max(600_000) int announceIntervalMs,
    @DefaultValue("2") @Min(1) @Max(64) int queryConcurrency,
    @DefaultValue("262144") @Min(65_536) @Max(16_777_216) int replyBytes,
    @DefaultValue("1048576") @Min(65_536) @Max(67_108_864) int bundleBytes,
    @DefaultValue("8") @Min(0) @Max(1000) int directUsers,
    @DefaultValue("100") @Min(0) @Max(10_000) int receiptMembers,
    @DefaultValue("1000") @Min(1) @Max(100_000) int unreadLimit,
    @DefaultValue("500") @Min(1) @Max(10_000) int syncEvents,
    @DefaultValue("1000") @Min(500) @Max(10_000) int syncHeads,
    @DefaultValue("10000") @Min(100) @Max(600_000) int confirmTimeoutMs,
    @DefaultValue("8") @Min(2) @Max(1000) int poolSize,
    @DefaultValue("5000") @Min(100) @Max(600_000) int idleInTransactionTimeoutMs,
    @DefaultValue("3000") @Min(100) @Max(600_000) int lockTimeoutMs,
    @DefaultValue("8000") @Min(100) @Max(600_000) int statementTimeoutMs) {}
