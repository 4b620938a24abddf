package chat.mehari.load.conversation;

import chat.mehari.load.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;

/** What one {@code sync} asks for. */
record Sync(Map<UUID, Long> positions) {
  static Sync of(Map<UUID, Long> positions) {
    return new Sync(positions);
  }

  ObjectNode request() {
    return Json.object("positions", positions);
  }
}
