package chat.mehari.load.fault;

import chat.mehari.load.account.Account;
import chat.mehari.load.conversation.History;
import chat.mehari.load.system.RunningSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import chat.mehari.schemas.identity.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody writes to oneself, each time through a socket of its own: so it can be asked for
 * again whatever was done to the system meanwhile.
 *
 * @param system where
 * @param writer who
 */
record Notes(RunningSystem system, Account writer) {

  /** None yet, of somebody new. */
  static Notes begin(RunningSystem system) {
    return new Notes(system, Account.register(system.gateway()));
  }

  /** Adds one; it was acknowledged when this returns. */
  void write(String body) {
    try (WireClient client = WireClient.connect(system.gateway())) {
      writer.login(client);
      client.call(
          "sendMessage", Json.object("to", writer.id(), "cid", UUID.randomUUID(), "body", body));
    }
  }

  /** All that are there now. */
  List<String> read() {
    try (WireClient client = WireClient.connect(system.gateway())) {
      writer.login(client);
      return History.of(client, ConversationId.ofPrivate(writer.id(), writer.id())).stream()
          .map(message -> message.path("body").asText())
          .toList();
    }
  }

  /** The name of the history, by which clients know that it is another one. */
  String epoch() {
    try (WireClient client = WireClient.connect(system.gateway())) {
      writer.login(client);
      return client.call("sync", Json.object("positions", Map.of())).path("epoch").asText();
    }
  }
}
