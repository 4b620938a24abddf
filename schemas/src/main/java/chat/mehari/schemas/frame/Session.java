package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One signed-in device.
 *
 * @param userAgent what the browser called itself, cut to 256 code points
 * @param current whether the asking socket belongs to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Session(
    UUID id,
    @Timestamp Instant createdAt,
    @Timestamp Instant lastSeenAt,
    @Nullable String userAgent,
    boolean current) {}
