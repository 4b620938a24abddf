package chat.mehari.gateway.request;

import chat.mehari.schemas.frame.ErrorDetail;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a frame. It finds the first of these: a key twice in one object, nesting more than
 * 32 deep, a number that is not whole or far out of range, a text, key or value, that holds U+0000
 * or half a surrogate pair, something after the end. And it finds the id, also behind a problem.
 */
final class FrameScan {

  private static final int DEEPEST = 32;

  /** Anything longer is beyond 2^53−1. */
  private static final int LONGEST_NUMBER = 17;

  private final Deque<Set<String>> keys = new ArrayDeque<>();
  private int depth;
  private @Nullable String id;
  private @Nullable ErrorDetail problem;

  void run(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      problem = new ErrorDetail("", "empty");
      return;
    }
    do {
      look(parser, token);
      token = parser.nextToken();
    } while (token != null && depth > 0);
    if (token != null) {
      report(parser.getParsingContext(), "something follows after the end");
    }
  }

  /** The id, where one could be read; the first one where there are several. */
  @Nullable String id() {
    return id;
  }

  /** The first problem. */
  @Nullable ErrorDetail problem() {
    return problem;
  }

  private void look(JsonParser parser, JsonToken token) throws IOException {
    JsonStreamContext here = parser.getParsingContext();
    switch (token) {
      case START_OBJECT, START_ARRAY -> {
        depth++;
        keys.push(new HashSet<>(4));
        if (depth > DEEPEST) {
          report(here, "nested more than 32 deep");
        }
      }
      case END_OBJECT, END_ARRAY -> {
        depth--;
        keys.pop();
      }
      case FIELD_NAME -> lookAtKey(here.getParent(), parser.currentName());
      case VALUE_STRING -> lookAtText(here, parser.getText());
      case VALUE_NUMBER_FLOAT -> report(here, "not a whole number");
      case VALUE_NUMBER_INT -> {
        if (parser.getTextLength() > LONGEST_NUMBER) {
          report(here, "out of range");
        }
      }
      default -> {}
    }
  }

  /** A bad key is reported at its object: its own path would repeat what is wrong with it. */
  private void lookAtKey(JsonStreamContext object, String key) {
    String wrong = Text.problem(key);
    if (wrong != null) {
      report(object, "a key " + wrong);
    } else if (!Objects.requireNonNull(keys.peek()).add(key)) {
      report(object, "a key stands there twice");
    }
  }

  private void lookAtText(JsonStreamContext here, String text) {
    String wrong = Text.problem(text);
    if (wrong != null) {
      report(here, wrong);
    } else if (id == null
        && depth == 1
        && "id".equals(here.getCurrentName())
        && Text.isRequestId(text)) {
      id = text;
    }
  }

  private void report(JsonStreamContext where, String what) {
    if (problem == null) {
      problem = new ErrorDetail(Text.shortened(where.pathAsPointer().toString()), what);
    }
  }
}
