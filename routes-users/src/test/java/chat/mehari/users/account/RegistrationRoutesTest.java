package chat.mehari.users.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(Integer.MAX_VALUE - 1)
class RegistrationRoutesTest {

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
  void registersAndSignsIn() {
    JsonNode frame =
        gateway.ask(
            Operation.REGISTER,
            Map.of("username", "Alice.First", "password", "correct horse", "displayName", " Al "));

    JsonNode data = Gateway.data(frame);
    assertThat(frame.get("re").asText()).startsWith("r-");
    assertThat(data.at("/user/username").asText()).isEqualTo("alice.first");
    assertThat(data.at("/user/displayName").asText()).isEqualTo("Al");
    assertThat(data.at("/user/createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(data.get("refreshToken").asText()).hasSizeGreaterThanOrEqualTo(43);
    assertThat(data.get("accessToken").asText().split("\\.")).hasSize(3);
    assertThat(data.get("sessionId").asText()).isNotBlank();
    JsonNode event =
        gateway.broadcasts().awaitUserEvent("user.registered", data.at("/user/id").asText());
    assertThat(event.at("/audience/everybody").asBoolean()).isTrue();
  }

  @Test
  void displayNameIsTheNameAsTyped() {
    String name = "MiXed" + suffix();
    JsonNode data = gateway.register(name);
    assertThat(data.at("/user/displayName").asText()).isEqualTo(name);
  }

  @Test
  void refusesANameThatIsTakenInAnyCase() {
    String name = "taken" + suffix();
    gateway.register(name);
    JsonNode again =
        gateway.ask(
            Operation.REGISTER,
            Map.of("username", name.toUpperCase(Locale.ROOT), "password", "12345678"));
    assertThat(Gateway.code(again)).isEqualTo("username-taken");
  }

  @Test
  void refusesABlankDisplayName() {
    JsonNode frame =
        gateway.ask(
            Operation.REGISTER,
            Map.of("username", "b" + suffix(), "password", "12345678", "displayName", "  "));
    assertThat(Gateway.code(frame)).isEqualTo("invalid-frame");
    assertThat(frame.at("/error/details/0/path").asText()).isEqualTo("/data/displayName");
  }

  @Test
  void ofManyAtOnceOneGetsTheName() {
    String name = "race" + suffix();
    UsersService.sharedWithSecond();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    gateway.send(
                        Operation.REGISTER, Map.of("username", name, "password", "12345678"), null))
            .toList();
    List<String> types =
        answers.stream()
            .map(Gateway::answer)
            .map(
                frame -> frame.get("type").asText().equals("reply") ? "reply" : Gateway.code(frame))
            .toList();
    assertThat(types).containsOnlyOnce("reply");
    assertThat(types.stream().filter("username-taken"::equals)).hasSize(11);
  }

  @Test
  void anAddressRegistersSoManyWithinAnHourAndOthersGoOn() throws Exception {
    for (int i = 0; i < UsersService.REGISTRATIONS_PER_HOUR; i++) {
      Gateway.data(registerFrom("192.0.2.1", "within" + suffix()));
    }
    String name = "beyond" + suffix();
    JsonNode refused = registerFrom("192.0.2.1", name);

    assertThat(Gateway.code(refused)).isEqualTo("rate-limited");
    assertThat(refused.at("/error/retryAfterMs").asLong())
        .isBetween(1L, Duration.ofHours(1).toMillis());
    Gateway.data(registerFrom("192.0.2.2", name));
    Gateway.data(registerFrom("127.0.0.1", "here" + suffix()));

    UsersService.sql(
        "update account set created_at = created_at - interval '1 hour' where username like ?",
        "within%");
    Gateway.data(registerFrom("192.0.2.1", "later" + suffix()));
  }

  @Test
  void anIpv6NetworkIsOneAddress() throws Exception {
    for (int i = 0; i < UsersService.REGISTRATIONS_PER_HOUR; i++) {
      Gateway.data(registerFrom("2001:db8::" + i, "six" + suffix()));
    }

    assertThat(Gateway.code(registerFrom("2001:db8::ffff", "six" + suffix())))
        .isEqualTo("rate-limited");
    Gateway.data(registerFrom("2001:db8:0:1::1", "six" + suffix()));
  }

  private JsonNode registerFrom(String address, String name) throws Exception {
    String body = "{\"username\":\"%s\",\"password\":\"12345678\"}".formatted(name);
    return Gateway.answer(
        gateway.publish(
            Operation.REGISTER, body.getBytes(UTF_8), Map.of(Headers.ADDRESS, address)));
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
