package chat.mehari.load.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Holds frames against their published schemas. */
final class Schemas {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private Schemas() {}

  /** Everything that is wrong with a frame. */
  static List<String> violations(String schema, JsonNode frame) {
    return FACTORY
        .getSchema(
            SchemaLocation.of("classpath:chat/mehari/schemas/json/" + schema + ".json"),
            SchemaValidatorsConfig.builder().build())
        .validate(frame)
        .stream()
        .map(ValidationMessage::toString)
        .toList();
  }
}
