package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.identity.ConversationId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue of a command is that of its conversation, however the frame names it. */
class PartitionTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void isTheLastByteOfTheConversationModuloEight() {
    try (Client client = Client.of(gateway, services, ada)) {
      for (String end : List.of("00", "07", "08", "7f", "80", "fe", "FF")) {
        UUID id = UUID.fromString("11111111-2222-8333-8444-5555555555" + end);
        client.ask("sendMessage", Frames.toConversation(id, end));
      }
      client.ask(
          "markRead", "{\"conversationId\":\"11111111-2222-8333-8444-555555555505\",\"seq\":1}");
    }

    assertThat(services.asked("sendMessage", ada).stream().map(Asked::routingKey))
        .containsExactly(
            "commands.0",
            "commands.7",
            "commands.0",
            "commands.7",
            "commands.0",
            "commands.6",
            "commands.7");
    assertThat(services.asked("markRead", ada).get(0).routingKey()).isEqualTo("commands.5");
  }

  @Test
  void isTheSameForAUserAndForTheConversationWithThatUser() {
    try (Client client = Client.of(gateway, services, ada)) {
      for (int i = 0; i < 20; i++) {
        UUID user = services.user();
        client.ask("sendMessage", Frames.toUser(user, "by user"));
        client.ask(
            "sendMessage",
            Frames.toConversation(ConversationId.ofPrivate(user, ada.id()), "by conversation"));
      }
      client.ask("sendMessage", Frames.toUser(ada.id(), "a note to myself"));
    }

    List<String> keys = services.asked("sendMessage", ada).stream().map(Asked::routingKey).toList();
    for (int i = 0; i < 40; i += 2) {
      assertThat(keys.get(i)).isEqualTo(keys.get(i + 1));
    }
    assertThat(keys.get(40))
        .isEqualTo(
            "commands." + ConversationId.partition(ConversationId.ofPrivate(ada.id(), ada.id())));
    assertThat(keys.stream().distinct()).hasSizeGreaterThan(3);
  }
}
