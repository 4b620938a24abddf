package chat.mehari.gateway.request;

import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.frame.ErrorDetail;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.jsonvalidator.JsonValidatorErrorHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which fields of a frame break its schema. The words are our own: the validator's repeat
 * what the client sent, which may be a password.
 */
@Component("schemaErrors")
class SchemaErrors implements JsonValidatorErrorHandler {

  private static final int MOST_DETAILS = 20;

  @Override
  public void handleErrors(Exchange exchange, JsonSchema schema, Set<ValidationMessage> errors) {
    List<ErrorDetail> details =
        errors.stream()
            .map(error -> new ErrorDetail(path(error), words(error)))
            .distinct()
            .limit(MOST_DETAILS)
            .toList();
    throw Refused.malformed(details);
  }

  @Override
  public void handleErrors(Exchange exchange, JsonSchema schema, Exception failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw new IllegalStateException("The frame could not be held against its schema", failure);
  }

  private static String path(ValidationMessage error) {
    String path = error.getInstanceLocation().toString();
    @Nullable String property = error.getProperty();
    if (property != null) {
      path += "/" + property.replace("~", "~0").replace("/", "~1");
    }
    return Text.shortened(path);
  }

  private static String words(ValidationMessage error) {
    return switch (error.getType()) {
      case "required" -> "is missing";
      case "additionalProperties", "unevaluatedProperties", "false" -> "is not known here";
      case "type" -> "has the wrong type";
      case "minLength" -> "is too short";
      case "maxLength" -> "is too long";
      case "minItems" -> "has too few items";
      case "maxItems" -> "has too many items";
      case "minProperties" -> "has too few fields";
      case "maxProperties" -> "has too many fields";
      case "minimum", "exclusiveMinimum" -> "is too small";
      case "maximum", "exclusiveMaximum" -> "is too large";
      case "uniqueItems" -> "has an item twice";
      case "pattern", "format" -> "has the wrong form";
      case "enum", "const" -> "has a value that is not allowed here";
      case "oneOf", "anyOf", "not", "dependentRequired", "dependentSchemas" ->
          "has fields that do not go together, or lacks one";
      case "propertyNames" -> "has a field whose name has the wrong form";
      default -> "is not valid";
    };
  }
}
