@NullMarked
package chat.mehari.gateway.delivery;

import org.jspecify.annotations.NullMarked;
