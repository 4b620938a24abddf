/** The {@code data} of every event that the server pushes. */
@NullMarked
package chat.mehari.schemas.frame.event;

import org.jspecify.annotations.NullMarked;
