package chat.mehari.load.generator;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One user with one socket: sends without waiting, measures, and keeps what it hears. */
final class LoadUser implements AutoCloseable {
  private final Device device;
  private final Map<String, List<JsonNode>> heard = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger pending = new AtomicInteger();
  private final Measurements measurements;

  LoadUser(URI gateway, Measurements measurements) {
    this.measurements = measurements;
    WireClient wire = WireClient.connect(gateway);
    this.device = new Device(Account.register(wire), wire);
    wire.inbox().forwardTo(this::heard);
  }

  UUID id() {
    return device.id();
  }

  void send(UUID to, String body) {
    UUID cid = UUID.randomUUID();
    long start = System.nanoTime();
    measurements.sending(cid, start);
    pending.incrementAndGet();
    device
        .post(to, cid, body)
        .whenComplete(
            (reply, error) -> {
              if (reply != null) {
                measurements.acknowledged(start);
                posted.add(Posted.of(reply));
              } else {
                refused.incrementAndGet();
              }
              pending.decrementAndGet();
            })
        .exceptionally(error -> null);
  }

  List<Posted> posted() {
    return List.copyOf(posted);
  }

  int refused() {
    return refused.get();
  }

  int pending() {
    return pending.get();
  }

  List<JsonNode> heard(UUID conversationId) {
    return heard.getOrDefault(conversationId.toString(), List.of());
  }

  @Override
  public void close() {
    device.wire().close();
  }

  private void heard(JsonNode event) {
    if (!event.path("type").asText().equals("message.posted")) {
      return;
    }
    JsonNode message = event.path("data").path("message");
    heard
        .computeIfAbsent(
            message.path("conversationId").asText(),
            id -> Collections.synchronizedList(new ArrayList<>()))
        .add(message);
    if (!message.path("senderId").asText().equals(device.id().toString())) {
      measurements.delivered(UUID.fromString(message.path("cid").asText()));
    }
  }
}
