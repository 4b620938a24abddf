/** Tests of posting. */
@NullMarked
package chat.mehari.messages.posting;

import org.jspecify.annotations.NullMarked;
