package chat.mehari.messages.conversation;

import chat.mehari.messages.platform.MessagesSettings;
import chat.mehari.messages.platform.ReplySize;
import chat.mehari.messages.platform.Requester;
import chat.mehari.messages.platform.Requests;
import chat.mehari.messages.platform.Row;
import chat.mehari.schemas.frame.Conversation;
import chat.mehari.schemas.frame.ConversationKind;
import chat.mehari.schemas.frame.MemberRole;
import chat.mehari.schemas.frame.reply.ConversationsPage;
import chat.mehari.schemas.frame.request.GetConversations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Pages of a user's conversations, latest activity first. */
@Component
class Conversations {

  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 100;

  /** As many of one's own messages are passed over as there may be unread ones. */
  private static final int SCANNED_FOR_EACH_UNREAD = 2;

  private final Requests requests;
  private final ReplySize size;
  private final MessagesSettings settings;

  Conversations(Requests requests, ReplySize size, MessagesSettings settings) {
    this.requests = requests;
    this.size = size;
    this.settings = settings;
  }

  /** Reads what is asked. */
  public ConversationsQuery ask(
      @ExchangeProperty("requester") Requester requester, @Body byte[] body) {
    GetConversations asked = requests.read(body, GetConversations.class);
    int limit =
        Math.max(1, Math.min(asked.limit() == null ? DEFAULT_LIMIT : asked.limit(), LARGEST_LIMIT));
    Cursor after = asked.after() == null ? null : Cursor.of(asked.after());
    return new ConversationsQuery(
        requester.userId(),
        after == null ? null : Cursor.database(after.asOf()),
        after == null ? null : Cursor.database(after.at()),
        after == null ? null : after.id(),
        limit,
        limit + 1,
        SCANNED_FOR_EACH_UNREAD * settings.unreadLimit(),
        settings.unreadLimit());
  }

  /** Makes the page. */
  public ConversationsPage page(
      @ExchangeProperty("query") ConversationsQuery query,
      @Body List<Map<String, Object>> columns) {
    List<Row> rows = columns.stream().map(Row::new).toList();
    List<Conversation> found =
        rows.stream().limit(query.limit()).map(Conversations::conversation).toList();
    List<Conversation> kept = size.fitting(found, "");
    if (kept.size() == rows.size()) {
      return new ConversationsPage(kept, null);
    }
    Row last = rows.get(kept.size() - 1);
    Cursor next =
        new Cursor(last.time("as_of"), last.time("active_at"), last.id("conversation_id"));
    return new ConversationsPage(kept, next.text());
  }

  private static Conversation conversation(Row row) {
    return new Conversation(
        row.id("conversation_id"),
        kind(row.text("kind")),
        role(row.text("role")),
        (int) row.number("member_count"),
        row.has("users") ? row.ids("users") : null,
        row.has("seq") ? row.message() : null,
        row.number("last_seq"),
        row.number("read_seq"),
        (int) row.number("unread"));
  }

  private static ConversationKind kind(String value) {
    return Arrays.stream(ConversationKind.values())
        .filter(kind -> kind.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static MemberRole role(String value) {
    return Arrays.stream(MemberRole.values())
        .filter(role -> role.value().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
