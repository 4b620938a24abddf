package chat.mehari.gateway.request;

import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.frame.ErrorDetail;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Reads frames more strictly than JSON asks for, so that no two readers of one can ever understand
 * it differently. Frames are short; that bounds everything that is not bounded here.
 */
@Component
class FrameReader {

  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              // Keys come from strangers and are not to fill tables that live as long as we do.
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              // What is too deep is found by the scan, which still looks for the id behind it.
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Integer.MAX_VALUE)
                      .maxNumberLength(Integer.MAX_VALUE)
                      .build())
              .build());

  /**
   * Reads a frame that arrived at a moment of {@link System#nanoTime()}. Never fails, but tells
   * what is wrong and, where it can, the id.
   */
  public Frame read(@Body String text, @ExchangeProperty(Carried.ARRIVED_AT) long arrivedAt) {
    FrameScan scan = new FrameScan();
    try (JsonParser parser = json.getFactory().createParser(text)) {
      scan.run(parser);
    } catch (JsonProcessingException e) {
      return Frame.broken(scan.id(), new ErrorDetail("", "not valid JSON"), arrivedAt);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
    ErrorDetail problem = scan.problem();
    if (problem != null) {
      return Frame.broken(scan.id(), problem, arrivedAt);
    }
    try {
      return Frame.sound(scan.id(), json.readTree(text), arrivedAt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was read a moment ago", e);
    }
  }

  /**
   * Lets only sound frames pass.
   *
   * @throws Refused where it has a problem
   */
  public void requireSound(@ExchangeProperty("frame") Frame frame) {
    if (!frame.problems().isEmpty()) {
      throw Refused.malformed(frame.problems());
    }
  }
}
