package chat.mehari.messages.command;

import chat.mehari.messages.platform.Command;
import chat.mehari.schemas.frame.request.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Consecutive commands of one kind, which one statement executes.
 *
 * @param commands one or more
 */
record CommandRun(List<Command> commands) {

  /**
   * Divides commands where the kind changes. A reply to a number that was not taken when the
   * conversations were locked begins a run of its own: its message may be posted by an earlier
   * command of the same transaction, and only a new statement sees it.
   *
   * @param heads the last numbers of the locked conversations
   */
  static List<CommandRun> of(List<Command> commands, Map<UUID, Long> heads) {
    List<CommandRun> runs = new ArrayList<>();
    List<Command> current = new ArrayList<>();
    for (Command command : commands) {
      if (!current.isEmpty() && (!isSameKind(current.get(0), command) || isAhead(command, heads))) {
        runs.add(new CommandRun(List.copyOf(current)));
        current.clear();
      }
      current.add(command);
    }
    if (!current.isEmpty()) {
      runs.add(new CommandRun(List.copyOf(current)));
    }
    return runs;
  }

  /** Whether it posts messages; otherwise it moves read marks. */
  boolean isPosting() {
    return commands.get(0).request() instanceof SendMessage;
  }

  private static boolean isSameKind(Command one, Command other) {
    return one.request().getClass() == other.request().getClass();
  }

  private static boolean isAhead(Command command, Map<UUID, Long> heads) {
    return command.request() instanceof SendMessage post
        && post.replyTo() != null
        && post.replyTo() > heads.getOrDefault(command.conversationId(), 0L);
  }
}
