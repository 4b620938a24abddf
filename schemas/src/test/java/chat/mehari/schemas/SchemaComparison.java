package chat.mehari.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.frame.Timestamp;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares one schema, down to its leaves, with the Java type that stands for it. */
final class SchemaComparison {
  private static final Set<Class<?>> INTEGERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private final String schema;

  private SchemaComparison(String schema) {
    this.schema = schema;
  }

  static SchemaComparison of(String schema) {
    return new SchemaComparison(schema);
  }

  void compare(JsonNode text, Type type) {
    if (text.has("$ref")) {
      compareReferenced(ContractFiles.resolve(schema, text.path("$ref").textValue()), type);
    } else if (text.has("oneOf")) {
      text.path("oneOf").forEach(this::compareForm);
    } else if (text.has("enum")) {
      assertThat(wireValues((Class<?>) type)).isEqualTo(values(text.path("enum")));
    } else if (text.has("const")) {
      assertThat(type).isEqualTo(text.path("const").isBoolean() ? boolean.class : String.class);
    } else {
      compareByKind(text, type);
    }
  }

  /** A reference into a record that is compared on its own, or to a single value. */
  private void compareReferenced(String name, Type type) {
    if (name.startsWith("event/")) {
      assertThat(type.getTypeName()).endsWith(".EventFrame");
    } else {
      assertThat(boxed(type)).as(name).isEqualTo(Records.of(name));
    }
  }

  /** An audience: each form of the schema is a record of its own. */
  private void compareForm(JsonNode form) {
    Set<String> names = Json.names(form.path("properties"));
    assertThat(names).hasSize(1);
    Class<?> record = Records.audienceWith(names.iterator().next());
    if (names.contains("users")) {
      assertThat(record.getRecordComponents()[0].getType()).isEqualTo(byte[].class);
      assertThat(form.at("/properties/users/contentEncoding").textValue()).isEqualTo("base64");
    } else {
      compareRecord(form, record);
    }
  }

  private void compareByKind(JsonNode text, Type type) {
    switch (text.path("type").textValue()) {
      case "string" ->
          assertThat(List.<Type>of(String.class, UUID.class, Instant.class)).contains(type);
      case "integer" -> assertThat(type).isIn(INTEGERS);
      case "boolean" -> assertThat(type).isEqualTo(boolean.class);
      case "array" -> compare(text.path("items"), argument(type, List.class, 0));
      case "object" -> compareObject(text, type);
      default -> throw new AssertionError(schema + ": unexpected type in " + text);
    }
  }

  private void compareObject(JsonNode text, Type type) {
    if (!text.path("additionalProperties").isObject()) {
      if (type instanceof Class<?> sealed && sealed.isSealed()) {
        // A frame inside a delivery: each kind of frame has a schema of its own.
        assertThat(Json.names(text.path("properties"))).containsExactly("type");
      } else {
        compareRecord(text, (Class<?>) type);
      }
    } else {
      Type key = argument(type, Map.class, 0);
      if (text.has("propertyNames")) {
        compare(text.path("propertyNames"), key);
      } else {
        assertThat(key).isEqualTo(String.class);
      }
      compare(text.path("additionalProperties"), argument(type, Map.class, 1));
    }
  }

  private void compareRecord(JsonNode text, Class<?> record) {
    assertThat(record.isRecord()).as("%s is a record", record).isTrue();
    assertThat(text.path("additionalProperties").isBoolean()).as("closed: %s", text).isTrue();
    JsonNode properties = text.path("properties");
    assertThat(Json.names(properties)).as(schema).isEqualTo(Records.componentNames(record));
    Set<String> required = values(text.path("required"));
    for (RecordComponent component : record.getRecordComponents()) {
      String where = schema + ": " + component.getName();
      assertThat(!component.getAnnotatedType().isAnnotationPresent(Nullable.class))
          .as(where + " is required")
          .isEqualTo(required.contains(component.getName()));
      compare(properties.path(component.getName()), component.getGenericType());
      if (component.getType() == Instant.class) {
        assertThat(hasTimestamp(component.getAccessor())).as(where + " has @Timestamp").isTrue();
      }
    }
  }

  private static boolean hasTimestamp(AnnotatedElement accessor) {
    return accessor.isAnnotationPresent(Timestamp.class);
  }

  private static Type boxed(Type type) {
    if (type == long.class) {
      return Long.class;
    }
    return type == int.class ? Integer.class : type;
  }

  private static Type argument(Type type, Class<?> raw, int index) {
    ParameterizedType parameterized = (ParameterizedType) type;
    assertThat(parameterized.getRawType()).isEqualTo(raw);
    return parameterized.getActualTypeArguments()[index];
  }

  /** The values of an enum as Jackson writes them. */
  private static Set<String> wireValues(Class<?> type) {
    assertThat(type.isEnum()).as("%s is an enum", type).isTrue();
    List<String> values = new ArrayList<>();
    Arrays.stream(type.getEnumConstants())
        .forEach(constant -> values.add(Json.written(constant).textValue()));
    return new TreeSet<>(values);
  }

  private static Set<String> values(JsonNode array) {
    Set<String> values = new TreeSet<>();
    array.forEach(value -> values.add(value.textValue()));
    return values;
  }
}
