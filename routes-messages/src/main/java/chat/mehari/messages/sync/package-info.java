/** What a client lacks after its positions. */
@NullMarked
package chat.mehari.messages.sync;

import org.jspecify.annotations.NullMarked;
