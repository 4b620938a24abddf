package chat.mehari.messages.command;

import chat.mehari.messages.command.ReadCommands.Unreadable;
import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Requester;
import chat.mehari.messages.platform.Requests;
import chat.mehari.messages.platform.UnreadableRequestException;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.request.MarkRead;
import chat.mehari.schemas.frame.request.SendMessage;
import chat.mehari.schemas.identity.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the commands of a batch; those that are not of the right form are set aside. */
@Component
class CommandReader {

  private final Requests requests;

  CommandReader(Requests requests) {
    this.requests = requests;
  }

  /** Reads a batch; a command's position is its place in the batch. */
  public ReadCommands read(CommandBatch batch) {
    List<Command> commands = new ArrayList<>(batch.commands().size());
    List<Unreadable> unreadable = new ArrayList<>();
    for (int position = 0; position < batch.commands().size(); position++) {
      ReceivedCommand received = batch.commands().get(position);
      Requester requester = null;
      try {
        requester = Requester.of(received.headers());
        commands.add(command(position, requester, received));
      } catch (UnreadableRequestException e) {
        unreadable.add(new Unreadable(position, requester, String.valueOf(e.getMessage())));
      }
    }
    return new ReadCommands(commands, unreadable);
  }

  private Command command(int position, Requester requester, ReceivedCommand received) {
    String type = String.valueOf(received.headers().get(Headers.TYPE));
    Operation operation =
        Operation.named(type)
            .filter(Operation::isConversationCommand)
            .orElseThrow(() -> new UnreadableRequestException("not a command", null));
    if (operation == Operation.SEND_MESSAGE) {
      SendMessage request = requests.read(received.body(), SendMessage.class);
      return new Command(
          position,
          requester,
          conversation(request, requester.userId()),
          given(request.cid(), "cid"),
          received.redelivered(),
          complete(request));
    }
    if (operation == Operation.MARK_READ) {
      MarkRead request = requests.read(received.body(), MarkRead.class);
      return new Command(
          position,
          requester,
          given(request.conversationId(), "conversationId"),
          commandId(received.headers()),
          received.redelivered(),
          request);
    }
    throw new UnreadableRequestException("not a command of this version", null);
  }

  private static UUID conversation(SendMessage request, UUID userId) {
    UUID conversationId = request.conversationId();
    UUID to = request.to();
    if ((conversationId == null) == (to == null)) {
      throw new UnreadableRequestException("not exactly one of to and conversationId", null);
    }
    return conversationId != null
        ? conversationId
        : ConversationId.ofPrivate(userId, given(to, "to"));
  }

  private static SendMessage complete(SendMessage request) {
    given(request.body(), "body");
    return request;
  }

  private static UUID commandId(Map<String, Object> headers) {
    try {
      return UUID.fromString(String.valueOf(headers.get(Headers.COMMAND)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableRequestException("the command has no id", null);
    }
  }

  private static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw new UnreadableRequestException(name + " is absent", null);
    }
    return value;
  }
}
