/** Tests of read marks. */
@NullMarked
package chat.mehari.messages.receipt;

import org.jspecify.annotations.NullMarked;
