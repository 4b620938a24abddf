/** Sockets: opening, closing, who is here, and sending to them. */
@NullMarked
package chat.mehari.gateway.connection;

import org.jspecify.annotations.NullMarked;
