package chat.mehari.messages.sync;

import chat.mehari.messages.platform.MessagesSettings;
import chat.mehari.messages.platform.ReplySize;
import chat.mehari.messages.platform.Requester;
import chat.mehari.messages.platform.Requests;
import chat.mehari.messages.platform.Row;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.Message;
import chat.mehari.schemas.frame.event.MessagePosted;
import chat.mehari.schemas.frame.reply.SyncResult;
import chat.mehari.schemas.frame.request.Sync;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Makes a client whole: everything after the positions that it names. */
@Component
class Synchronization {

  private final Requests requests;
  private final ReplySize size;
  private final MessagesSettings settings;
  private final ObjectMapper json;

  Synchronization(Requests requests, ReplySize size, MessagesSettings settings, ObjectMapper json) {
    this.requests = requests;
    this.size = size;
    this.settings = settings;
    this.json = json;
  }

  /** Reads what is asked. */
  public SyncQuery ask(@ExchangeProperty("requester") Requester requester, @Body byte[] body) {
    Sync asked = requests.read(body, Sync.class);
    return new SyncQuery(
        requester.userId(),
        positions(asked.positions()),
        asked.epoch(),
        settings.syncEvents(),
        settings.syncEvents() + 1,
        settings.syncHeads());
  }

  private String positions(Map<UUID, Long> positions) {
    try {
      return json.writeValueAsString(
          positions.entrySet().stream()
              .map(entry -> Map.of("id", entry.getKey(), "seq", entry.getValue()))
              .toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ids and numbers can always be written", e);
    }
  }

  /** Makes the reply. */
  public SyncResult result(
      @ExchangeProperty("query") SyncQuery query, @Body List<Map<String, Object>> columns) {
    List<Row> rows = columns.stream().map(Row::new).toList();
    Row epoch = only(rows, "epoch").get(0);
    Map<UUID, Long> heads = new LinkedHashMap<>();
    only(rows, "head").forEach(row -> heads.put(row.id("conversation_id"), row.number("seq")));
    List<UUID> gone = only(rows, "gone").stream().map(row -> row.id("conversation_id")).toList();
    List<EventFrame> found = only(rows, "event").stream().map(Synchronization::event).toList();
    List<EventFrame> kept =
        size.fitting(
            found.subList(0, Math.min(found.size(), query.events())), List.of(heads, gone));
    return new SyncResult(
        kept,
        heads,
        gone,
        epoch.id("conversation_id"),
        epoch.number("seq") == 1,
        kept.size() < found.size());
  }

  private static List<Row> only(List<Row> rows, String kind) {
    return rows.stream().filter(row -> row.text("kind").equals(kind)).toList();
  }

  private static EventFrame event(Row row) {
    Message message = row.message();
    return new EventFrame(
        new MessagePosted(
            message.conversationId(),
            message.seq(),
            message.senderId(),
            message.sentAt(),
            message));
  }
}
