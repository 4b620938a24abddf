package chat.mehari.gateway.delivery;

import chat.mehari.schemas.broker.Audience;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cuts the frames out of a message of deliveries. Audiences are read; frames are skipped over, and
 * their bytes become the text that the sockets get. Fields that it does not know are skipped, and
 * so are deliveries whose audience it does not know.
 */
@Component
class DeliverySlicer {

  private final JsonFactory json = new JsonFactory();

  /** The deliveries of a message, in their order. */
  public List<Slice> slice(byte[] message) {
    try (JsonParser parser = json.createParser(message)) {
      List<Slice> slices = new ArrayList<>();
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean deliveries = "deliveries".equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (deliveries && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            Slice slice = delivery(parser, message);
            if (slice != null) {
              slices.add(slice);
            }
          }
        } else {
          parser.skipChildren();
        }
      }
      return slices;
    } catch (IOException e) {
      throw new UncheckedIOException("Not a message of deliveries", e);
    }
  }

  private static @Nullable Slice delivery(JsonParser parser, byte[] message) throws IOException {
    String correlation = null;
    List<UUID> users = null;
    boolean everybody = false;
    String frame = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object && "frame".equals(name)) {
        frame = frame(parser, message);
      } else if (object && "audience".equals(name)) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String audience = parser.currentName();
          JsonToken value = parser.nextToken();
          switch (audience) {
            case "correlation" -> correlation = parser.getValueAsString();
            case "users" -> users = new Audience.Users(parser.getBinaryValue()).ids();
            case "everybody" -> everybody = value == JsonToken.VALUE_TRUE;
            default -> parser.skipChildren();
          }
        }
      } else {
        parser.skipChildren();
      }
    }
    boolean addressed = correlation != null || users != null || everybody;
    return frame == null || !addressed ? null : new Slice(correlation, users, everybody, frame);
  }

  private static String frame(JsonParser parser, byte[] message) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getByteOffset();
    return new String(message, start, end - start, StandardCharsets.UTF_8);
  }

  private static void expect(@Nullable JsonToken token, JsonToken expected) throws IOException {
    if (token != expected) {
      throw new IOException("It does not begin with " + expected);
    }
  }
}
