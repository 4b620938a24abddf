package chat.mehari.users.platform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the users service.
 *
 * @param consumers how many requests of one operation an instance handles at a time
 * @param databaseConnections the most connections of an instance to the database
 * @param registrationsPerHour how many accounts one address, or one IPv6 network of 64 bits, may
 *     register within an hour at all gateways together; loopback is exempt
 * @param cleanUpPeriod how often expired sessions, tokens and counters are deleted
 * @param password the passwords
 * @param token the tokens
 */
@Validated
@ConfigurationProperties("mehari.users")
public record UsersSettings(
    @DefaultValue("2") @Min(1) @Max(64) int consumers,
    @DefaultValue("6") @Min(1) @Max(100) int databaseConnections,
    @DefaultValue("1000") @Min(1) @Max(1_000_000) int registrationsPerHour,
    @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration cleanUpPeriod,
    @DefaultValue @Valid @NotNull Password password,
    @DefaultValue @Valid @NotNull Token token) {

  /**
   * Passwords are hashed with Argon2id.
   *
   * @param threads how many are hashed at a time; 0 is half of the cores
   * @param queueSize how many wait to be hashed before more are refused; at most a quarter of them
   *     from one address (of IPv6: one network of 64 bits), loopback excepted
   * @param patience how long one waits before it is refused
   * @param memory the memory of one hash in KiB
   * @param iterations the passes of one hash over its memory
   * @param wrongPerMinute how many wrong passwords are heard for one name from one address (of
   *     IPv6: one network of 64 bits) within a minute
   * @param wrongPerMinuteFromAll how many wrong passwords for one name, from all addresses
   *     together, within a minute shut it for addresses from which it has not signed in for 30 days
   */
  public record Password(
      @DefaultValue("0") @Min(0) @Max(256) int threads,
      @DefaultValue("256") @Min(1) @Max(10_000) int queueSize,
      @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 9) Duration patience,
      @DefaultValue("19456") @Min(1024) @Max(1_048_576) int memory,
      @DefaultValue("2") @Min(1) @Max(100) int iterations,
      @DefaultValue("10") @Min(1) @Max(1000) int wrongPerMinute,
      @DefaultValue("100") @Min(1) @Max(100_000) int wrongPerMinuteFromAll) {

    /** The number of hashing threads: as set, or half of the cores, at least one. */
    public int effectiveThreads() {
      return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
  }

  /**
   * Access tokens are signed with Ed25519, refresh tokens are random.
   *
   * @param accessLifetime how long an access token lives
   * @param refreshLifetime how long a refresh token lives from its issue
   * @param keyFile a PKCS#8 PEM file with the Ed25519 key that signs; absent, keys are made and
   *     kept in the database
   * @param keyLifetime how long a made key signs before a new one takes over
   * @param keyNotice how long a new key is published before it signs
   * @param keyCheckPeriod how often it is looked whether a new key is due
   */
  public record Token(
      @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration accessLifetime,
      @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 3650)
          Duration refreshLifetime,
      @Nullable Path keyFile,
      @DefaultValue("90d") @DurationMin(seconds = 1) @DurationMax(days = 3650) Duration keyLifetime,
      @DefaultValue("1m") @DurationMin(seconds = 0) @DurationMax(days = 1) Duration keyNotice,
      @DefaultValue("1m") @DurationMin(millis = 100) @DurationMax(days = 1)
          Duration keyCheckPeriod) {}
}
