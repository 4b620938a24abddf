package chat.mehari.load.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** JSON trees for frames. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * An object of the given members.
   *
   * @param namesAndValues a name, its value, the next name, its value, …
   */
  public static ObjectNode object(Object... namesAndValues) {
    ObjectNode object = MAPPER.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.set(namesAndValues[i].toString(), value(namesAndValues[i + 1]));
    }
    return object;
  }

  /** Any value as a tree: text, numbers, collections, trees; whatever else by its text. */
  public static JsonNode value(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads a text.
   *
   * @throws UncheckedIOException if it is not JSON
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
