/** Tests of history. */
@NullMarked
package chat.mehari.messages.history;

import org.jspecify.annotations.NullMarked;
