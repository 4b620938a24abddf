/** The service of conversations, messages and read marks. */
@NullMarked
package chat.mehari.messages;

import org.jspecify.annotations.NullMarked;
