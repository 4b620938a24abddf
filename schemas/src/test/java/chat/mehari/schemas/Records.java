package chat.mehari.schemas;

import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.broker.Delivery;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.event.EventData;
import chat.mehari.schemas.frame.reply.ReplyData;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which Java type stands for which schema. */
final class Records {
  /** Schemas of single values that are no type of their own in Java. */
  private static final Map<String, Class<?>> SCALARS =
      Map.ofEntries(
          Map.entry("shared/uuid", UUID.class),
          Map.entry("shared/timestamp", Instant.class),
          Map.entry("shared/sequence", Long.class),
          Map.entry("shared/pageSize", Integer.class),
          Map.entry("shared/text", String.class),
          Map.entry("shared/requestId", String.class),
          Map.entry("shared/cursor", String.class),
          Map.entry("shared/token", String.class),
          Map.entry("shared/username", String.class),
          Map.entry("shared/password", String.class),
          Map.entry("shared/displayName", String.class),
          Map.entry("shared/messageBody", String.class));

  private Records() {}

  /** Whether a schema is that of a frame, of which the record holds the {@code data} only. */
  static boolean isOfData(String schema) {
    return schema.startsWith("request/")
        || schema.startsWith("reply/")
        || schema.startsWith("event/");
  }

  /** The type for a schema; of frames the type of their {@code data}. */
  static Class<?> of(String schema) {
    int slash = schema.indexOf('/');
    String name = schema.substring(slash + 1);
    return switch (schema.substring(0, Math.max(slash, 0))) {
      case "" -> ErrorFrame.class;
      case "request" -> Operation.named(name).orElseThrow().requestType();
      case "reply" -> Operation.named(name).orElseThrow().replyType();
      case "event" -> event(name);
      case "shared" ->
          Optional.<Class<?>>ofNullable(SCALARS.get(schema))
              .orElseGet(() -> named(User.class.getPackageName(), name).orElseThrow());
      case "broker" ->
          named(Delivery.class.getPackageName(), name)
              .or(() -> named(ReplyData.class.getPackageName(), name))
              .orElseThrow();
      default -> throw new IllegalArgumentException("no record for " + schema);
    };
  }

  /** The record of an event by its name on the wire. */
  static Class<? extends EventData> event(@Nullable String type) {
    return permitted(EventData.class)
        .filter(record -> eventType(record).equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event " + type));
  }

  static String eventType(Class<? extends EventData> record) {
    try {
      return (String) record.getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record + " has no TYPE", e);
    }
  }

  /** The record of a reply's data by the members that it has. */
  static Class<? extends ReplyData> replyWith(Set<String> members) {
    return permitted(ReplyData.class)
        .filter(record -> componentNames(record).equals(members))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reply with " + members));
  }

  static Set<String> componentNames(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  static <T> Stream<Class<? extends T>> permitted(Class<T> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).map(type -> type.asSubclass(sealed));
  }

  /** The form of an audience that has this one member. */
  static Class<? extends Audience> audienceWith(String member) {
    return permitted(Audience.class)
        .filter(record -> componentNames(record).equals(Set.of(member)))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Class<?>> named(String packageName, String schema) {
    String simpleName = schema.substring(0, 1).toUpperCase(Locale.ROOT) + schema.substring(1);
    try {
      return Optional.of(Class.forName(packageName + "." + simpleName));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
