package chat.mehari.messages.command;

import chat.mehari.messages.platform.Command;
import chat.mehari.schemas.frame.request.SendMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Commands of one kind, which one statement executes.
 *
 * @param commands one or more, in the batch's order
 */
record CommandRun(List<Command> commands) {

  /** How far a conversation has come: its latest command, and the wave that executes it. */
  private record Progress(int wave, Command latest) {}

  private record Statement(int wave, boolean isPosting) {}

  private static final Comparator<Statement> ORDER =
      Comparator.comparingInt(Statement::wave).thenComparing(Statement::isPosting);

  /**
   * Divides a batch into as few statements as its order allows. Order binds only within a
   * conversation, where a run ends at each change of kind. Wave k of the batch holds the k-th run
   * of every conversation, and all commands of one kind in a wave are one statement.
   *
   * <p>A reply to a number that was not taken when the conversations were locked begins a run as
   * well: its message may be posted by an earlier command of the same transaction, and only a new
   * statement sees it.
   *
   * @param heads the last numbers of the locked conversations
   */
  static List<CommandRun> of(List<Command> commands, Map<UUID, Long> heads) {
    Map<UUID, Progress> conversations = new HashMap<>();
    Map<Statement, List<Command>> statements = new TreeMap<>(ORDER);
    for (Command command : commands) {
      Progress before = conversations.get(command.conversationId());
      int wave =
          before == null ? 0 : before.wave() + (beginsRun(before.latest(), command, heads) ? 1 : 0);
      conversations.put(command.conversationId(), new Progress(wave, command));
      statements
          .computeIfAbsent(new Statement(wave, isPosting(command)), key -> new ArrayList<>())
          .add(command);
    }
    return statements.values().stream().map(List::copyOf).map(CommandRun::new).toList();
  }

  /** Whether it posts messages; otherwise it moves read marks. */
  boolean isPosting() {
    return isPosting(commands.get(0));
  }

  private static boolean isPosting(Command command) {
    return command.request() instanceof SendMessage;
  }

  private static boolean beginsRun(Command before, Command command, Map<UUID, Long> heads) {
    return isPosting(before) != isPosting(command) || isAhead(command, heads);
  }

  private static boolean isAhead(Command command, Map<UUID, Long> heads) {
    return command.request() instanceof SendMessage post
        && post.replyTo() != null
        && post.replyTo() > heads.getOrDefault(command.conversationId(), 0L);
  }
}
