/**
 * What every flow of the service stands on: settings, the broker, receiving, replying, errors,
 * start.
 */
@NullMarked
package chat.mehari.users.platform;

import org.jspecify.annotations.NullMarked;
