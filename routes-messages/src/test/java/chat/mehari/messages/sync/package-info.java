/** Tests of sync. */
@NullMarked
package chat.mehari.messages.sync;

import org.jspecify.annotations.NullMarked;
