/** Tests of who takes which commands. */
@NullMarked
package chat.mehari.messages.instance;

import org.jspecify.annotations.NullMarked;
