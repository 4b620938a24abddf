package chat.mehari.messages.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends a page where a reply would become too large. */
@Component
public class ReplySize {

  /** What the frame around the page takes. */
  private static final int ENVELOPE = 512;

  private final MessagesSettings settings;
  private final ObjectMapper json;

  ReplySize(MessagesSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /**
   * The first of some items that fit into a reply.
   *
   * @param beside what else the reply will hold
   * @return at least one item where there is any, so that every page leads on
   */
  public <T> List<T> fitting(List<T> items, Object beside) {
    int left = settings.replyBytes() - ENVELOPE - size(beside);
    int count = 0;
    for (T item : items) {
      left -= size(item) + 1;
      if (left < 0 && count > 0) {
        break;
      }
      count++;
    }
    return items.subList(0, count);
  }

  private int size(Object value) {
    try {
      return json.writeValueAsBytes(value).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("replies are records and can always be written", e);
    }
  }
}
