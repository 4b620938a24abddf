package chat.mehari.messages.platform;

import chat.mehari.schemas.frame.request.Request;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Reads the bodies of requests. Fields that are not known are ignored: the edge is strict. */
@Component
public class Requests {

  private final ObjectMapper json;

  Requests(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Binds a body.
   *
   * @throws UnreadableRequestException where it is not JSON of the form of {@code type}
   */
  public <T extends Request> T read(byte[] body, Class<T> type) {
    T request;
    try {
      request = json.readerFor(new TypeReference<T>() {}).forType(type).readValue(body);
    } catch (IOException e) {
      // The exception of the parser quotes what it read, which may be somebody's message.
      throw new UnreadableRequestException(
          "not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName(), null);
    }
    if (request == null) {
      throw new UnreadableRequestException("not a " + type.getSimpleName() + ": null", null);
    }
    return request;
  }
}
