package chat.mehari.messages.command;

import com.rabbitmq.client.Channel;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands of one channel that run together, in the order of their delivery.
 *
 * @param channel where all of them came from
 * @param commands one or more
 */
record CommandBatch(Channel channel, List<ReceivedCommand> commands) {

  /** Divides what was collected where the channel changes, which is where a connection was lost. */
  static List<CommandBatch> byChannel(List<ReceivedCommand> collected) {
    List<CommandBatch> batches = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= collected.size(); i++) {
      Channel channel = collected.get(start).channel();
      if (i == collected.size() || !collected.get(i).channel().equals(channel)) {
        batches.add(new CommandBatch(channel, List.copyOf(collected.subList(start, i))));
        start = i;
      }
    }
    return batches;
  }

  /** The tag that acknowledges all of them, since every earlier one is done. */
  long lastTag() {
    return commands.get(commands.size() - 1).tag();
  }
}
