@NullMarked
package chat.mehari.gateway.platform;

import org.jspecify.annotations.NullMarked;
