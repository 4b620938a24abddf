/** What comes from the broker on its way to sockets: the queue, its bindings, its loss. */
@NullMarked
package chat.mehari.gateway.delivery;

import org.jspecify.annotations.NullMarked;
