package chat.mehari.schemas;

import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.ServerFrame;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes the records as the services do, and tells frames of the server apart. */
final class Json {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addDeserializer(ServerFrame.class, new FrameDeserializer<>(ServerFrame.class))
                  .addDeserializer(EventFrame.class, new FrameDeserializer<>(EventFrame.class)))
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The value as a tree read from its text, so that numbers compare alike. */
  static JsonNode written(Object value) {
    try {
      return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Knows by a frame's type, and in replies by the names of the members, which record it is. */
  private static final class FrameDeserializer<T extends ServerFrame> extends JsonDeserializer<T> {
    private final Class<T> kind;

    FrameDeserializer(Class<T> kind) {
      this.kind = kind;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode frame = context.readTree(parser);
      String type = frame.path("type").textValue();
      return kind.cast(
          switch (type) {
            case ReplyFrame.TYPE ->
                new ReplyFrame(
                    frame.path("re").textValue(),
                    context.readTreeAsValue(
                        frame.path("data"), Records.replyWith(names(frame.path("data")))));
            case ErrorFrame.TYPE -> context.readTreeAsValue(frame, ErrorFrame.class);
            default ->
                new EventFrame(
                    type, context.readTreeAsValue(frame.path("data"), Records.event(type)));
          });
    }
  }
}
