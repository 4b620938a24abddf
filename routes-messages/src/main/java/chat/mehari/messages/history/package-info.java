/** Reading the messages of a conversation. */
@NullMarked
package chat.mehari.messages.history;

import org.jspecify.annotations.NullMarked;
