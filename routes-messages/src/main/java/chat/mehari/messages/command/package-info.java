/** The queues of commands: partitions, batches, the transaction of a batch, acknowledgement. */
@NullMarked
package chat.mehari.messages.command;

import org.jspecify.annotations.NullMarked;
