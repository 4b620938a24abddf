/** Conversations as a client sees them, and the check that nothing of them was lost. */
@NullMarked
package chat.mehari.load.conversation;

import org.jspecify.annotations.NullMarked;
