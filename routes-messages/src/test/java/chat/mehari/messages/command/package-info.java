/** Tests of the queues of commands. */
@NullMarked
package chat.mehari.messages.command;

import org.jspecify.annotations.NullMarked;
