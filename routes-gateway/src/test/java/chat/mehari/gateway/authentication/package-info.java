@NullMarked
package chat.mehari.gateway.authentication;

import org.jspecify.annotations.NullMarked;
