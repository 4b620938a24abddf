@NullMarked
package chat.mehari.gateway.connection;

import org.jspecify.annotations.NullMarked;
