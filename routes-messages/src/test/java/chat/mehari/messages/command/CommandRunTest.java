package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Requester;
import chat.mehari.schemas.frame.request.MarkRead;
import chat.mehari.schemas.frame.request.Request;
import chat.mehari.schemas.frame.request.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch becomes few statements, and each conversation keeps its order. */
class CommandRunTest {

  private static final UUID USER = UUID.randomUUID();
  private static final UUID HALL = new UUID(0, 1);
  private static final UUID OFFICE = new UUID(0, 2);

  private final List<Command> batch = new ArrayList<>();

  @Test
  void postsAndMarksOfDifferentConversationsAreTwoStatements() {
    for (int i = 0; i < 128; i++) {
      post(new UUID(1, i));
      mark(new UUID(2, i));
    }

    List<CommandRun> runs = CommandRun.of(batch, Map.of());

    assertThat(runs).hasSize(2);
    assertThat(runs).allSatisfy(run -> assertThat(positions(run)).hasSize(128).isSorted());
    assertThat(runs).extracting(CommandRun::isPosting).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void aConversationKeepsItsOrderBesideAnother() {
    post(HALL);
    mark(OFFICE);
    mark(HALL);
    post(OFFICE);
    post(HALL);
    post(OFFICE);

    List<CommandRun> runs = CommandRun.of(batch, Map.of());

    // Marks come first in each wave; the first wave holds 0 and 1, the second 2, 3 and 5, the third
    // 4.
    assertThat(runs)
        .extracting(CommandRunTest::positions)
        .containsExactly(List.of(1), List.of(0), List.of(2), List.of(3, 5), List.of(4));
    assertThat(orderIn(HALL, runs)).isSorted();
    assertThat(orderIn(OFFICE, runs)).isSorted();
  }

  @Test
  void aReplyToWhatTheBatchPostsWaitsForIt() {
    post(HALL);
    reply(HALL, 8);
    reply(HALL, 3);
    reply(OFFICE, 1);

    List<CommandRun> runs = CommandRun.of(batch, Map.of(HALL, 7L, OFFICE, 1L));

    assertThat(runs)
        .extracting(CommandRunTest::positions)
        .containsExactly(List.of(0, 3), List.of(1, 2));
  }

  @Test
  void nothingIsNoStatement() {
    assertThat(CommandRun.of(batch, Map.of())).isEmpty();
  }

  private void post(UUID conversation) {
    add(conversation, posted(conversation, null));
  }

  private void reply(UUID conversation, long to) {
    add(conversation, posted(conversation, to));
  }

  private void mark(UUID conversation) {
    add(conversation, new MarkRead(conversation, 1, null));
  }

  private void add(UUID conversation, Request request) {
    int position = batch.size();
    Requester requester = new Requester(USER, "gateway", "c" + position, "r" + position);
    batch.add(new Command(position, requester, conversation, UUID.randomUUID(), false, request));
  }

  private static SendMessage posted(UUID conversation, @Nullable Long replyTo) {
    return new SendMessage(null, conversation, UUID.randomUUID(), "hello", replyTo);
  }

  private static List<Integer> positions(CommandRun run) {
    return run.commands().stream().map(Command::position).toList();
  }

  private static List<Integer> orderIn(UUID conversation, List<CommandRun> runs) {
    return runs.stream()
        .flatMap(run -> run.commands().stream())
        .filter(command -> command.conversationId().equals(conversation))
        .map(Command::position)
        .toList();
  }
}
