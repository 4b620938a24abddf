package chat.mehari.messages.history;

import chat.mehari.messages.platform.RefusedException;
import chat.mehari.messages.platform.ReplySize;
import chat.mehari.messages.platform.Requester;
import chat.mehari.messages.platform.Requests;
import chat.mehari.messages.platform.Row;
import chat.mehari.messages.platform.UnreadableRequestException;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.Message;
import chat.mehari.schemas.frame.reply.MessagesPage;
import chat.mehari.schemas.frame.request.GetMessages;
import chat.mehari.schemas.identity.ConversationId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Pages of the messages of a conversation. */
@Component
class History {

  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 100;

  private final Requests requests;
  private final ReplySize size;

  History(Requests requests, ReplySize size) {
    this.requests = requests;
    this.size = size;
  }

  /** Reads what is asked. */
  public HistoryQuery ask(@ExchangeProperty("requester") Requester requester, @Body byte[] body) {
    GetMessages asked = requests.read(body, GetMessages.class);
    int limit =
        Math.max(1, Math.min(asked.limit() == null ? DEFAULT_LIMIT : asked.limit(), LARGEST_LIMIT));
    return new HistoryQuery(
        requester.userId(),
        conversation(asked, requester.userId()),
        asked.conversationId() == null,
        asked.before(),
        asked.after(),
        limit,
        limit + 1);
  }

  private static UUID conversation(GetMessages asked, UUID userId) {
    if (asked.conversationId() != null) {
      return asked.conversationId();
    }
    if (asked.with() == null) {
      throw new UnreadableRequestException("names neither a conversation nor a user", null);
    }
    return ConversationId.ofPrivate(userId, asked.with());
  }

  /**
   * Makes the page: it begins at the end that was asked from, so that what does not fit is what the
   * next page begins with.
   *
   * @throws RefusedException where the conversation is not the caller's
   */
  public MessagesPage page(
      @ExchangeProperty("query") HistoryQuery query, @Body List<Map<String, Object>> rows) {
    if (rows.isEmpty() && !query.isPartnerNamed()) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no such conversation.");
    }
    Comparator<Message> bySeq = Comparator.comparingLong(Message::seq);
    List<Message> found =
        rows.stream()
            .map(Row::new)
            .filter(row -> row.has("seq"))
            .map(Row::message)
            .sorted(query.after() == null ? bySeq.reversed() : bySeq)
            .toList();
    List<Message> kept = size.fitting(found.subList(0, Math.min(found.size(), query.limit())), "");
    return new MessagesPage(kept.stream().sorted(bySeq).toList(), kept.size() < found.size());
  }
}
