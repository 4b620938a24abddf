package chat.mehari.schemas.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(Operation operation) {
    assertThat(Operation.named(operation.operationName())).contains(operation);
  }

  @Test
  void constantsAreNotNames() {
    assertThat(Operation.named("SEND_MESSAGE")).isEmpty();
    assertThat(Operation.named("")).isEmpty();
  }

  @Test
  void onlyCommandsToMessagesGoThroughPartitions() {
    assertThat(Operation.values())
        .filteredOn(Operation::isConversationCommand)
        .containsExactly(Operation.SEND_MESSAGE, Operation.MARK_READ);
  }

  @Test
  void queuesAreNamedByExchangeAndKey() {
    assertThat(Queues.of(Operation.GET_MESSAGES)).isEqualTo("messages.getMessages");
    assertThat(Queues.commands(7)).isEqualTo("messages.commands.7");
    assertThat(RoutingKeys.commands(7)).isEqualTo("commands.7");
  }
}
