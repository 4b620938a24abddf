package chat.mehari.users.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(Integer.MAX_VALUE - 1)
class LoginRoutesTest {

  private Gateway gateway;

  @BeforeEach
  void connect() {
    UsersService.shared();
    gateway = new Gateway();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  @Test
  void opensAnotherSession() {
    JsonNode registered = gateway.register("login" + suffix());
    String name = registered.at("/user/username").asText();
    JsonNode data = Gateway.data(login(name, Gateway.password(name)));

    assertThat(data.get("user")).isEqualTo(registered.get("user"));
    assertThat(data.get("sessionId")).isNotEqualTo(registered.get("sessionId"));
    assertThat(data.get("refreshToken")).isNotEqualTo(registered.get("refreshToken"));
  }

  @Test
  void nameMayBeTypedInAnyCase() {
    JsonNode registered = gateway.register("CaSe" + suffix());
    String typed = registered.at("/user/displayName").asText();
    assertThat(Gateway.data(login(typed, Gateway.password(typed))).at("/user/id"))
        .isEqualTo(registered.at("/user/id"));
  }

  @Test
  void unknownNameAndWrongPasswordAreAnsweredAlike() {
    String name = "alike" + suffix();
    gateway.register(name);
    JsonNode wrong = login(name, "not the password");
    JsonNode unknown = login("nobody" + suffix(), "not the password");
    assertThat(Gateway.code(wrong)).isEqualTo("invalid-credentials");
    assertThat(unknown.get("error")).isEqualTo(wrong.get("error"));
  }

  @Test
  void tenWrongPasswordsShutANameForAMinuteAlsoForTheRightOne() {
    String name = "shut" + suffix();
    gateway.register(name);
    UsersService.sharedWithSecond();
    List<String> codes = codesOfGuesses(name, 16);
    assertThat(codes.stream().filter("invalid-credentials"::equals)).hasSize(10);
    assertThat(codes.stream().filter("rate-limited"::equals)).hasSize(6);
    beginTheMinuteNow(name);
    JsonNode right = login(name, Gateway.password(name));
    assertThat(Gateway.code(right)).isEqualTo("rate-limited");
    assertThat(right.at("/error/retryAfterMs").asLong()).isBetween(1L, 60_000L);

    UsersService.sql(
        "update failed_login set failed_at ="
            + " array(select t - interval '1 minute' from unnest(failed_at) t)"
            + " where username = ?",
        name);
    Gateway.data(login(name, Gateway.password(name)));
  }

  @Test
  void wrongPasswordsFromElsewhereShutNobodyOut() {
    String name = "victim" + suffix();
    gateway.register(name);
    assertThat(codesOfGuesses(name, 12, "192.0.2.1"))
        .contains("invalid-credentials")
        .contains("rate-limited");

    Gateway.data(login(name, Gateway.password(name)));
    Gateway.data(loginFrom("2001:db8::1", name));
    assertThat(Gateway.code(loginFrom("192.0.2.1", name))).isEqualTo("rate-limited");
  }

  @Test
  void oneNetworkOfIpv6IsOneAddress() {
    String name = "six" + suffix();
    gateway.register(name);
    codesOfGuesses(name, 10, "2001:db8:0:1::1");
    beginTheMinuteNow(name);

    assertThat(Gateway.code(loginFrom("2001:db8:0:1::2", name))).isEqualTo("rate-limited");
    Gateway.data(loginFrom("2001:db8:0:2::1", name));
  }

  @Test
  void aHundredWrongPasswordsShutOnlyAddressesFromWhichTheNameHasNotSignedInForAMonth() {
    String name = "crowd" + suffix();
    gateway.register(name);
    Gateway.data(loginFrom("198.51.100.1", name));
    Gateway.data(loginFrom("198.51.100.2", name));
    UsersService.sql(
        "update known_network set signed_in_at = now() - interval '30 days'"
            + " where network = 'c6336402' and account_id ="
            + " (select id from account where username = ?)",
        name);
    failures(name, 99);
    Gateway.data(loginFrom("203.0.113.1", name));
    failures(name, 100);

    assertThat(Gateway.code(loginFrom("203.0.113.2", name))).isEqualTo("rate-limited");
    assertThat(Gateway.code(loginFrom("198.51.100.2", name))).isEqualTo("rate-limited");
    for (String known : List.of("127.0.0.1", "198.51.100.1", "203.0.113.1")) {
      Gateway.data(loginFrom(known, name));
    }
  }

  @Test
  void wrongPasswordsForAnUnknownNameCountTheSame() {
    List<String> codes = codesOfGuesses("ghost" + suffix(), 12);
    assertThat(codes.stream().filter("invalid-credentials"::equals)).hasSize(10);
    assertThat(codes.stream().filter("rate-limited"::equals)).hasSize(2);
  }

  @Test
  void authenticateAnswersWhileTheSessionLives() {
    JsonNode registered = gateway.register("auth" + suffix());
    Gateway.Signed signed = Gateway.signed(registered);

    JsonNode data = Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), signed));
    assertThat(data.get("user")).isEqualTo(registered.get("user"));
    assertThat(data.get("sessionId")).isEqualTo(registered.get("sessionId"));

    Gateway.data(gateway.ask(Operation.LOGOUT, Map.of(), signed));
    assertThat(Gateway.code(gateway.ask(Operation.AUTHENTICATE, Map.of(), signed)))
        .isEqualTo("unauthenticated");
  }

  @Test
  void authenticateRefusesAnotherUsersSession() {
    Gateway.Signed one = Gateway.signed(gateway.register("one" + suffix()));
    Gateway.Signed two = Gateway.signed(gateway.register("two" + suffix()));
    Gateway.Signed mixed = new Gateway.Signed(one.userId(), two.sessionId());
    assertThat(Gateway.code(gateway.ask(Operation.AUTHENTICATE, Map.of(), mixed)))
        .isEqualTo("unauthenticated");
  }

  @Test
  void sessionIsSeenAtMostOnceAMinute() {
    Gateway.Signed signed = Gateway.signed(gateway.register("seen" + suffix()));
    String before = lastSeen(signed);
    gateway.ask(Operation.AUTHENTICATE, Map.of(), signed);
    assertThat(lastSeen(signed)).isEqualTo(before);

    UsersService.sql(
        "update session set last_seen_at = last_seen_at - interval '2 minutes' where id = ?",
        UUID.fromString(signed.sessionId()));
    gateway.ask(Operation.AUTHENTICATE, Map.of(), signed);
    assertThat(lastSeen(signed)).isGreaterThan(before);
  }

  /** However long the guesses took, the minute begins now. */
  private static void beginTheMinuteNow(String name) {
    UsersService.sql(
        "update failed_login set failed_at = array(select now() from unnest(failed_at))"
            + " where username = ?",
        name);
  }

  /** From now on these are the wrong passwords of the last minute, one from each network. */
  private static void failures(String name, int count) {
    UsersService.sql("delete from failed_login where username = ?", name);
    UsersService.sql(
        "insert into failed_login select ?, 'network ' || n, array[now()]"
            + " from generate_series(1, ?) n",
        name,
        count);
  }

  private JsonNode loginFrom(String address, String name) {
    return Gateway.answer(
        gateway.sendFrom(
            address,
            Operation.LOGIN,
            Map.of("username", name, "password", Gateway.password(name)),
            null));
  }

  private static String lastSeen(Gateway.Signed signed) {
    return UsersService.sql(
            "select last_seen_at from session where id = ?", UUID.fromString(signed.sessionId()))
        .get(0);
  }

  /** All at once, so that counting before the hash would let more through. */
  private List<String> codesOfGuesses(String name, int guesses) {
    return codesOfGuesses(name, guesses, "127.0.0.1");
  }

  private List<String> codesOfGuesses(String name, int guesses, String address) {
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, guesses)
            .mapToObj(
                i ->
                    gateway.sendFrom(
                        address,
                        Operation.LOGIN,
                        Map.of("username", name, "password", "guess number " + i),
                        null))
            .toList();
    return answers.stream().map(Gateway::answer).map(Gateway::code).toList();
  }

  private JsonNode login(String username, String password) {
    return gateway.ask(Operation.LOGIN, Map.of("username", username, "password", password));
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
