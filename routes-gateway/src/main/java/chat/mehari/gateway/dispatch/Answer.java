package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.reply.ReplyData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads what a service answered to this gateway. */
public final class Answer {

  private Answer() {}

  /**
   * The data of a reply.
   *
   * @param frame the whole frame
   * @throws Refused with the error that was answered instead
   */
  public static <T extends ReplyData> T data(ObjectMapper json, String frame, Class<T> type) {
    try {
      JsonNode node = json.readTree(frame);
      if (isError(node)) {
        throw new Refused(json.treeToValue(node.path("error"), ErrorBody.class));
      }
      return json.treeToValue(node.path("data"), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An answer of " + type.getSimpleName() + " is not one", e);
    }
  }

  /** Whether an answer is a reply, not an error. */
  public static boolean isReply(ObjectMapper json, String frame) {
    try {
      return !isError(json.readTree(frame));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An answer is no frame", e);
    }
  }

  private static boolean isError(JsonNode frame) {
    return ErrorFrame.TYPE.equals(frame.path("type").asText());
  }
}
