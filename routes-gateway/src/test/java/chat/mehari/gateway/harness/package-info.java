/** A running gateway, its clients, and the services on the other side of the broker. */
@NullMarked
package chat.mehari.gateway.harness;

import org.jspecify.annotations.NullMarked;
