/** The {@code data} of every reply, one record an operation that has something to say. */
@NullMarked
package chat.mehari.schemas.frame.reply;

import org.jspecify.annotations.NullMarked;
