package chat.mehari.messages.posting;

import chat.mehari.messages.platform.Answer;
import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Event;
import chat.mehari.messages.platform.Outcome;
import chat.mehari.messages.platform.Row;
import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorDetail;
import chat.mehari.schemas.frame.Message;
import chat.mehari.schemas.frame.event.MessagePosted;
import chat.mehari.schemas.frame.reply.MessagePostedReply;
import chat.mehari.schemas.frame.request.SendMessage;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs of posts: on their way into the statement, and what came of them. */
@Component
class Postings {

  private static final Answer NO_CONVERSATION =
      new Answer.Refused(new ErrorBody(ErrorCode.NOT_FOUND, "There is no such conversation."));
  private static final Answer NO_MESSAGE =
      new Answer.Refused(
          new ErrorBody(
              ErrorCode.NOT_FOUND,
              "There is no such message to reply to.",
              List.of(new ErrorDetail("/data/replyTo", "names no message of the conversation")),
              null));

  private final ObjectMapper json;

  Postings(ObjectMapper json) {
    this.json = json;
  }

  /** The run as the statement reads it. */
  public String parameters(List<Command> run) {
    try {
      return json.writeValueAsString(run.stream().map(Post::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("posts can always be written", e);
    }
  }

  /** What came of each, from its row. A message that was known is announced like a new one. */
  public List<Outcome> outcomes(List<Map<String, Object>> rows) {
    return rows.stream().map(Row::new).map(Postings::outcome).toList();
  }

  private static Outcome outcome(Row row) {
    int position = (int) row.number("position");
    if (!row.has("seq")) {
      return new Outcome(position, row.flag("is_member") ? NO_MESSAGE : NO_CONVERSATION, List.of());
    }
    Message message = row.message();
    return new Outcome(
        position,
        new Answer.Done(
            new MessagePostedReply(
                message.conversationId(), message.seq(), message.cid(), message.sentAt())),
        List.of(
            new Event(
                new MessagePosted(
                    message.conversationId(),
                    message.seq(),
                    message.senderId(),
                    message.sentAt(),
                    message),
                new Audience.Users(row.bytes("audience")))));
  }

  /** A post as the statement reads it. */
  private record Post(
      int position,
      @JsonProperty("conversation_id") UUID conversationId,
      @JsonProperty("actor_id") UUID actorId,
      @JsonProperty("command_id") UUID commandId,
      String body,
      @JsonProperty("reply_to") @Nullable Long replyTo) {

    static Post of(Command command) {
      SendMessage request = (SendMessage) command.request();
      return new Post(
          command.position(),
          command.conversationId(),
          command.requester().userId(),
          command.commandId(),
          request.body(),
          request.replyTo());
    }
  }
}
