package chat.mehari.gateway.request;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jsonvalidator.JsonUriSchemaLoader;
import org.springframework.stereotype.Component;

/**
 * Loads the schemas of frames from the class path, where they refer to each other by relative
 * paths, and nothing from anywhere else. Errors are told with JSON Pointers.
 */
@Component("frameSchemas")
class FrameSchemas implements JsonUriSchemaLoader {

  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final SchemaValidatorsConfig config =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .preloadJsonSchema(true)
          .build();

  @Override
  public JsonSchema createSchema(CamelContext context, String uri) {
    return factory.getSchema(SchemaLocation.of(uri), config);
  }
}
