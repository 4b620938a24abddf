package chat.mehari.messages.receipt;

import chat.mehari.messages.platform.Answer;
import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Event;
import chat.mehari.messages.platform.Outcome;
import chat.mehari.messages.platform.Row;
import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.event.ReceiptUpdated;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.request.MarkRead;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Runs of read marks: on their way into the statement, and what came of them. */
@Component
class Receipts {

  private static final Answer NO_CONVERSATION =
      new Answer.Refused(new ErrorBody(ErrorCode.NOT_FOUND, "There is no such conversation."));

  private final ObjectMapper json;

  Receipts(ObjectMapper json) {
    this.json = json;
  }

  /** The run as the statement reads it. */
  public String parameters(List<Command> run) {
    try {
      return json.writeValueAsString(run.stream().map(Mark::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("marks can always be written", e);
    }
  }

  /** What came of each, from its row. Marks of one member in one run make one event. */
  public List<Outcome> outcomes(List<Map<String, Object>> rows) {
    return rows.stream().map(Row::new).map(Receipts::outcome).toList();
  }

  private static Outcome outcome(Row row) {
    int position = (int) row.number("position");
    if (!row.flag("is_member")) {
      return new Outcome(position, NO_CONVERSATION, List.of());
    }
    return new Outcome(
        position,
        new Answer.Done(new Done()),
        row.flag("is_event") ? List.of(event(row)) : List.of());
  }

  private static Event event(Row row) {
    long readSeq = row.number("read_seq");
    // What was read was delivered.
    return new Event(
        new ReceiptUpdated(row.id("conversation_id"), row.id("actor_id"), readSeq, readSeq),
        new Audience.Users(row.bytes("audience")));
  }

  /** A mark as the statement reads it. */
  private record Mark(
      int position,
      @JsonProperty("conversation_id") UUID conversationId,
      @JsonProperty("actor_id") UUID actorId,
      long seq,
      boolean redelivered) {

    static Mark of(Command command) {
      MarkRead request = (MarkRead) command.request();
      return new Mark(
          command.position(),
          command.conversationId(),
          command.requester().userId(),
          request.seq(),
          command.redelivered());
    }
  }
}
