package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One JSON object that the server sends in one text frame. Absent members are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ServerFrame permits ReplyFrame, ErrorFrame, EventFrame {

  /** What the client tells frames apart by. */
  String type();
}
