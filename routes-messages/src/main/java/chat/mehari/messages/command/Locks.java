package chat.mehari.messages.command;

import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Row;
import chat.mehari.schemas.frame.request.SendMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a transaction locks before it does anything, and what it creates for that. */
@Component
class Locks {

  private final ObjectMapper json;

  Locks(ObjectMapper json) {
    this.json = json;
  }

  /** The conversations of some commands, as the statement reads them. */
  public String conversations(List<Command> commands) {
    return text(commands.stream().map(Command::conversationId).distinct().toList());
  }

  /**
   * The private conversations that do not exist and that the commands may create, as the statement
   * reads them; none where nothing is to be created. Only a post to a user creates, so only a
   * participant can; and not a reply, which has nothing to reply to.
   */
  public @Nullable String missing(
      @ExchangeProperty("commands") List<Command> commands,
      @Body List<Map<String, Object>> locked) {
    Set<UUID> existing = heads(locked).keySet();
    Map<UUID, Creation> missing = new TreeMap<>();
    for (Command command : commands) {
      if (command.request() instanceof SendMessage post
          && post.to() != null
          && post.replyTo() == null
          && !existing.contains(command.conversationId())) {
        UUID id = command.conversationId();
        missing.putIfAbsent(id, new Creation(id, command.requester().userId(), post.to()));
      }
    }
    return missing.isEmpty() ? null : text(missing.values());
  }

  /** The last numbers of the conversations that were locked. */
  public Map<UUID, Long> heads(List<Map<String, Object>> locked) {
    return locked.stream()
        .map(Row::new)
        .collect(
            Collectors.toMap(
                row -> row.id("conversation_id"),
                row -> row.number("last_seq"),
                (one, other) -> one,
                HashMap::new));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ids can always be written", e);
    }
  }

  private record Creation(UUID id, UUID one, UUID other) {}
}
