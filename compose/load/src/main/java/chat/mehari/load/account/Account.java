package chat.mehari.load.account;

import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * An account and one session of it.
 *
 * @param user as the server describes it
 * @param password that it was made with
 * @param session what {@code register} or {@code login} answered
 */
public record Account(JsonNode user, String password, JsonNode session) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    String name = randomName();
    try {
      return register(client, name);
    } catch (RequestRefused e) {
      if (!e.code().equals("username-taken")) {
        throw e;
      }
      // The client asked again, for the first answer was that nobody knows.
      return signIn(client, "login", name, passwordOf(name));
    }
  }

  /** Registers a name; the socket is authenticated afterwards. */
  public static Account register(WireClient client, String username) {
    return signIn(client, "register", username, passwordOf(username));
  }

  private static String passwordOf(String username) {
    return "correct horse " + username;
  }

  /** Opens another session; the socket is authenticated afterwards. */
  public Account login(WireClient client) {
    return signIn(client, "login", username(), password);
  }

  /** While too many others are signing in, it is tried again at the time that the server says. */
  private static Account signIn(WireClient client, String type, String username, String password) {
    long start = System.nanoTime();
    while (true) {
      try {
        JsonNode session =
            client.call(type, Json.object("username", username, "password", password));
        return new Account(session.path("user"), password, session);
      } catch (RequestRefused e) {
        if (!e.code().equals("rate-limited") || System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(RequestRefused refused) {
    try {
      TimeUnit.MILLISECONDS.sleep(refused.retryAfterMs());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused;
    }
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
