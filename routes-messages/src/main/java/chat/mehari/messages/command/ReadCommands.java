package chat.mehari.messages.command;

import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Requester;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that was read.
 *
 * @param commands what can be executed, in order
 * @param unreadable what cannot
 */
record ReadCommands(List<Command> commands, List<Unreadable> unreadable) {

  /** Each command by itself. */
  List<List<Command>> oneByOne() {
    return commands.stream().map(List::of).toList();
  }

  /**
   * A command that cannot be executed for its own sake.
   *
   * @param requester who is to hear of it, where that could be read
   * @param reason what is wrong, without anything that the command held
   */
  record Unreadable(int position, @Nullable Requester requester, String reason) {}
}
