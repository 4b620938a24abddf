package chat.mehari.messages.command;

import com.rabbitmq.client.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Commands of one channel that run together, in the order of their delivery.
 *
 * @param channel where all of them came from
 * @param commands one or more
 */
record CommandBatch(Channel channel, List<ReceivedCommand> commands) {

  /** Divides what was collected by its channels, between which there is no order to keep. */
  static List<CommandBatch> byChannel(List<ReceivedCommand> collected) {
    Map<Channel, List<ReceivedCommand>> channels = new LinkedHashMap<>();
    for (ReceivedCommand command : collected) {
      channels.computeIfAbsent(command.channel(), channel -> new ArrayList<>()).add(command);
    }
    List<CommandBatch> batches = new ArrayList<>();
    channels.forEach(
        (channel, commands) -> batches.add(new CommandBatch(channel, List.copyOf(commands))));
    return batches;
  }

  /** The lane that all of them came on. */
  Lane lane() {
    return commands.get(0).lane();
  }

  /** When a gateway received the oldest of them, where any of them tells. */
  @Nullable Instant receivedAt() {
    return commands.stream()
        .map(ReceivedCommand::receivedAt)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** What caused it, as far as that is traced. */
  List<String> traces() {
    return commands.stream().map(ReceivedCommand::trace).flatMap(Optional::stream).toList();
  }

  /** The tag that acknowledges all of them, since every earlier one is done. */
  long lastTag() {
    return commands.get(commands.size() - 1).tag();
  }
}
