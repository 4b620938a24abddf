package chat.mehari.messages.platform;

import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the headers that are part of the contract, and nothing that came beside them. */
public final class OwnHeaders {

  private static final String PREFIX = "mehari-";

  private OwnHeaders() {}

  /** Those of some headers that are our own. */
  public static Map<String, Object> of(Map<String, Object> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().startsWith(PREFIX) && header.getValue() != null)
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
