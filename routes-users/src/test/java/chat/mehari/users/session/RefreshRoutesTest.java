package chat.mehari.users.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@Order(Integer.MAX_VALUE - 1)
class RefreshRoutesTest {

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
  void exchangesATokenForTheNextPair() {
    JsonNode registered = register();
    JsonNode first = Gateway.data(refresh(token(registered), null));
    assertThat(token(first)).isNotEqualTo(token(registered));
    assertThat(first.get("accessToken")).isNotEqualTo(registered.get("accessToken"));
    JsonNode second = Gateway.data(refresh(token(first), null));
    assertThat(token(second)).isNotEqualTo(token(first));
  }

  @Test
  void sameCidWithinAMinuteGivesTheSamePair() {
    JsonNode registered = register();
    String cid = UUID.randomUUID().toString();
    JsonNode first = Gateway.data(refresh(token(registered), cid));
    JsonNode again = Gateway.data(refresh(token(registered), cid));
    assertThat(again).isEqualTo(first);
    Gateway.data(refresh(token(first), null));
  }

  @Test
  void sameCidAtOnceOnTwoInstancesGivesOnePair() {
    JsonNode registered = register();
    String cid = UUID.randomUUID().toString();
    UsersService.sharedWithSecond();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 10).mapToObj(i -> sendRefresh(token(registered), cid)).toList();
    assertThat(answers.stream().map(Gateway::answer).map(Gateway::data).distinct()).hasSize(1);
    assertThat(gateway.broadcasts().heardRevoked(userId(registered), sessionId(registered)))
        .isFalse();
  }

  /** The exchange is done and committed when the next step fails, and all of it runs again. */
  @Test
  void aTransientFaultAfterTheExchangeSignsNobodyOut() throws Exception {
    JsonNode registered = register();
    AtomicBoolean fault = new AtomicBoolean(true);
    CamelContext camel = UsersService.sharedAlone().camel();
    AdviceWith.adviceWith(
        camel,
        "give-token-pair",
        route ->
            route
                .weaveAddFirst()
                .process(
                    exchange -> {
                      if (fault.getAndSet(false)) {
                        throw new CannotGetJdbcConnectionException("provoked");
                      }
                    }));
    camel.getRouteController().startRoute("give-token-pair");

    JsonNode pair = Gateway.data(refresh(token(registered), null));

    assertThat(fault).isFalse();
    Gateway.data(refresh(token(pair), null));
    assertThat(gateway.broadcasts().heardRevoked(userId(registered), sessionId(registered)))
        .isFalse();
  }

  @Test
  void sameCidAfterAMinuteRevokesTheSession() {
    JsonNode registered = register();
    String cid = UUID.randomUUID().toString();
    Gateway.data(refresh(token(registered), cid));
    UsersService.sql(
        "update refresh_token set spent_at = spent_at - interval '61 seconds'"
            + " where session_id = ? and spent_at is not null",
        UUID.fromString(sessionId(registered)));
    assertThat(Gateway.code(refresh(token(registered), cid))).isEqualTo("unauthenticated");
    assertThat(gateway.broadcasts().heardRevoked(userId(registered), sessionId(registered)))
        .isTrue();
  }

  @Test
  void secondUseRevokesTheWholeFamily() {
    JsonNode registered = register();
    JsonNode first = Gateway.data(refresh(token(registered), UUID.randomUUID().toString()));

    JsonNode stolen = refresh(token(registered), UUID.randomUUID().toString());
    assertThat(Gateway.code(stolen)).isEqualTo("unauthenticated");
    assertThat(gateway.broadcasts().heardRevoked(userId(registered), sessionId(registered)))
        .isTrue();
    assertThat(Gateway.code(refresh(token(first), null))).isEqualTo("unauthenticated");
    assertThat(
            Gateway.code(gateway.ask(Operation.AUTHENTICATE, Map.of(), Gateway.signed(registered))))
        .isEqualTo("unauthenticated");
  }

  @Test
  void ofTwoUsesAtOnceWithoutCidOneIsTheft() {
    JsonNode registered = register();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 4).mapToObj(i -> sendRefresh(token(registered), null)).toList();
    assertThat(
            answers.stream()
                .map(Gateway::answer)
                .filter(frame -> frame.get("type").asText().equals("reply")))
        .hasSize(1);
    assertThat(gateway.broadcasts().heardRevoked(userId(registered), sessionId(registered)))
        .isTrue();
  }

  @Test
  void unusedTokenExpires() {
    JsonNode registered = register();
    UsersService.sql(
        "update session set expires_at = now() - interval '1 second' where id = ?",
        UUID.fromString(sessionId(registered)));
    assertThat(Gateway.code(refresh(token(registered), null))).isEqualTo("token-expired");
  }

  @Test
  void unknownTokenIsRefused() {
    assertThat(Gateway.code(refresh("A".repeat(43), null))).isEqualTo("unauthenticated");
  }

  @Test
  void tokensAreNotKept() {
    JsonNode registered = register();
    JsonNode next = Gateway.data(refresh(token(registered), UUID.randomUUID().toString()));
    List<String> kept = UsersService.sql("select t::text from refresh_token t");
    assertThat(kept).isNotEmpty();
    for (JsonNode pair : List.of(registered, next)) {
      assertThat(kept).noneMatch(row -> row.contains(token(pair)));
      String hash = HexFormat.of().formatHex(RefreshTokens.hash(token(pair)));
      assertThat(kept).anyMatch(row -> row.contains(hash));
    }
  }

  private JsonNode register() {
    return gateway.register("r" + UUID.randomUUID().toString().substring(0, 12));
  }

  private JsonNode refresh(String token, @Nullable String cid) {
    return Gateway.answer(sendRefresh(token, cid));
  }

  private CompletableFuture<JsonNode> sendRefresh(String token, @Nullable String cid) {
    return gateway.send(
        Operation.REFRESH,
        cid == null ? Map.of("refreshToken", token) : Map.of("refreshToken", token, "cid", cid),
        null);
  }

  private static String token(JsonNode pair) {
    return pair.get("refreshToken").asText();
  }

  private static String userId(JsonNode opened) {
    return opened.at("/user/id").asText();
  }

  private static String sessionId(JsonNode opened) {
    return opened.get("sessionId").asText();
  }
}
