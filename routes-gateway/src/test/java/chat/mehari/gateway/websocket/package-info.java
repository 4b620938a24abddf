@NullMarked
package chat.mehari.gateway.websocket;

import org.jspecify.annotations.NullMarked;
