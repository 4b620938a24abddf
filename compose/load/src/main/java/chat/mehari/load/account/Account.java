package chat.mehari.load.account;

import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.UUID;

/**
 * An account and one session of it.
 *
 * @param user as the server describes it
 * @param password that it was made with
 * @param session what {@code register} or {@code login} answered
 */
public record Account(JsonNode user, String password, JsonNode session) {

  /** A name that nobody has. */
  public static String randomName() {
    return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }

  /** Registers somebody new, through a socket that is closed again. */
  public static Account register(URI gateway) {
    try (WireClient client = WireClient.connect(gateway)) {
      return register(client);
    }
  }

  /** Registers somebody new; the socket is authenticated afterwards. */
  public static Account register(WireClient client) {
    return register(client, randomName());
  }

  /** Registers a name; the socket is authenticated afterwards. */
  public static Account register(WireClient client, String username) {
    String password = "correct horse " + username;
    JsonNode session =
        client.call("register", Json.object("username", username, "password", password));
    return new Account(session.path("user"), password, session);
  }

  /** Opens another session; the socket is authenticated afterwards. */
  public Account login(WireClient client) {
    JsonNode other =
        client.call("login", Json.object("username", username(), "password", password));
    return new Account(user, password, other);
  }

  /** Makes a socket one of this session. */
  public JsonNode authenticate(WireClient client) {
    return client.call("authenticate", Json.object("accessToken", accessToken()));
  }

  /** The user's id. */
  public UUID id() {
    return UUID.fromString(user.path("id").asText());
  }

  /** The user's name. */
  public String username() {
    return user.path("username").asText();
  }

  /** The token that authenticates sockets. */
  public String accessToken() {
    return session.path("accessToken").asText();
  }

  /** The token that is exchanged for a new pair. */
  public String refreshToken() {
    return session.path("refreshToken").asText();
  }

  /** The session's id. */
  public String sessionId() {
    return session.path("sessionId").asText();
  }
}
