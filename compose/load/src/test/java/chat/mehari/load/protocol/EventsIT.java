package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events reach all devices of those concerned, and nobody else. */
@ExtendWith(SharedSystem.class)
class EventsIT {

  @Test
  void allDevicesOfBothHearAMessage(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    List<Device> concerned =
        List.of(
            alice,
            clients.login(alice),
            clients.reconnect(alice),
            bob,
            clients.login(bob),
            clients.reconnect(bob));
    Device eve = clients.register();
    WireClient nobody = clients.connect();

    JsonNode reply = alice.send(bob.id(), "hello");

    Set<JsonNode> heard =
        concerned.stream()
            .map(device -> device.inbox().await("message.posted", 1).get(0))
            .collect(Collectors.toSet());
    assertThat(heard).hasSize(1);
    assertThat(heard.iterator().next().path("data").path("message").path("cid"))
        .isEqualTo(reply.path("cid"));
    eve.send(eve.id(), "note");
    assertThat(eve.inbox().await("message.posted", 1)).hasSize(1);
    Refusal.code(nobody, "getSelf");
    assertThat(nobody.inbox().all()).isEmpty();
    alice.send(bob.id(), "again");
    concerned.forEach(
        device ->
            assertThat(seqs(device.inbox().await("message.posted", 2))).containsExactly(1L, 2L));
    assertThat(eve.inbox().ofType("message.posted")).hasSize(1);
  }

  @Test
  void aSocketThatComesLaterHearsWhatComesLater(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    alice.send(bob.id(), "before");
    Device later = clients.login(bob);

    alice.send(bob.id(), "after");

    assertThat(seqs(later.inbox().await("message.posted", 1))).containsExactly(2L);
  }

  @Test
  void somebodyWhoLeftAndCameBackHearsAgain(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    for (int i = 1; i <= 10; i++) {
      bob.wire().close();
      bob = clients.reconnect(bob);
      alice.send(bob.id(), "message " + i);
      assertThat(seqs(bob.inbox().await("message.posted", 1))).containsExactly((long) i);
    }
  }

  @Test
  void anAuthenticatedSocketMissesNothingAfterItsReply(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    bob.wire().close();
    for (int i = 1; i <= 20; i++) {
      Device back = clients.reconnect(bob);
      alice.post(bob.id(), UUID.randomUUID(), "message " + i).join();
      assertThat(back.inbox().await("message.posted", 1)).hasSize(1);
      back.wire().abort();
    }
  }

  @Test
  void messagesSentToSomebodyAwayWaitInTheHistory(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    bob.wire().close();

    alice.send(bob.id(), "while you were out");
    // What was on its way to sockets has arrived.
    alice.inbox().await("message.posted", 1);

    Device back = clients.reconnect(bob);
    assertThat(back.call("getConversations").path("conversations").get(0).path("unread").asInt())
        .isEqualTo(1);
    assertThat(back.inbox().ofType("message.posted")).isEmpty();
  }

  private static List<Long> seqs(List<JsonNode> events) {
    return events.stream().map(event -> event.path("data").path("seq").asLong()).toList();
  }
}
