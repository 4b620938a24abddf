/** The {@code data} of every request, one record an operation. */
@NullMarked
package chat.mehari.schemas.frame.request;

import org.jspecify.annotations.NullMarked;
