package chat.mehari.gateway.request;

import chat.mehari.schemas.frame.ErrorDetail;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of a client's frame, whatever else is wrong with it.
 *
 * @param id the request's id, where one could be read
 * @param json all of it; missing where there are problems
 * @param problems why it is not JSON as the protocol wants it
 * @param receivedAt {@link System#nanoTime()} when it arrived, from which its time runs
 */
public record Frame(
    @Nullable String id, JsonNode json, List<ErrorDetail> problems, long receivedAt) {

  static Frame sound(@Nullable String id, JsonNode json, long receivedAt) {
    return new Frame(id, json, List.of(), receivedAt);
  }

  static Frame broken(@Nullable String id, ErrorDetail problem, long receivedAt) {
    return new Frame(id, MissingNode.getInstance(), List.of(problem), receivedAt);
  }
}
