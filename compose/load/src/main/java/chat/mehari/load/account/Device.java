package chat.mehari.load.account;

import chat.mehari.load.wire.Inbox;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An authenticated socket.
 *
 * @param account whose it is
 * @param wire the socket
 */
public record Device(Account account, WireClient wire) {

  /** The user's id. */
  public UUID id() {
    return account.id();
  }

  /** The events of this socket. */
  public Inbox inbox() {
    return wire.inbox();
  }

  /** Asks and waits. */
  public JsonNode call(String type, Object... namesAndValues) {
    return wire.call(type, Json.object(namesAndValues));
  }

  /** Posts to a user and waits for the reply. */
  public JsonNode send(UUID to, String body) {
    return wire.call("sendMessage", message(to, UUID.randomUUID(), body));
  }

  /** Posts to a user and does not wait. */
  public CompletableFuture<JsonNode> post(UUID to, UUID cid, String body) {
    return wire.request("sendMessage", message(to, cid, body));
  }

  /** The data of a {@code sendMessage}. */
  public static ObjectNode message(UUID to, UUID cid, String body) {
    return Json.object("to", to, "cid", cid, "body", body);
  }
}
