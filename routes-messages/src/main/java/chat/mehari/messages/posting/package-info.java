/** Posting messages. */
@NullMarked
package chat.mehari.messages.posting;

import org.jspecify.annotations.NullMarked;
