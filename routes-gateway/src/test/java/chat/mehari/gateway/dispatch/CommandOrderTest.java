package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands of a socket leave in the order in which they were read, whichever way they go. */
class CommandOrderTest {

  private static final int COMMANDS = 200;

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();
  private final Person bob = Person.create();

  @Test
  void commandsOfASocketLeaveInTheOrderRead() {
    List<UUID> conversations = Stream.generate(UUID::randomUUID).limit(16).toList();
    UUID stranger = services.user();
    try (Client one = Client.of(gateway, services, ada);
        Client other = Client.of(gateway, services, bob)) {
      for (int i = 0; i < COMMANDS; i++) {
        UUID conversation = conversations.get(i % conversations.size());
        one.request("sendMessage", Frames.toConversation(conversation, "one " + i));
        other.request(
            "sendMessage",
            i % 10 == 0
                // Here the gateway must ask whether the user exists, or look that up.
                ? Frames.toUser(stranger, "other " + i)
                : Frames.toConversation(conversation, "other " + i));
      }
      services.await("sendMessage", 2 * COMMANDS);
    }

    assertThat(bodies(ada)).isEqualTo(inOrder("one "));
    assertThat(bodies(bob)).isEqualTo(inOrder("other "));
    assertThat(services.asked("sendMessage").stream().map(Asked::routingKey).distinct())
        .as("queues that the commands were spread over")
        .hasSizeGreaterThan(3);
  }

  private List<String> bodies(Person person) {
    return services.asked("sendMessage", person).stream()
        .map(command -> command.data().path("body").asText())
        .toList();
  }

  private static List<String> inOrder(String prefix) {
    return IntStream.range(0, COMMANDS).mapToObj(i -> prefix + i).toList();
  }
}
