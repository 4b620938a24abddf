/** Tests of the list of conversations. */
@NullMarked
package chat.mehari.messages.conversation;

import org.jspecify.annotations.NullMarked;
