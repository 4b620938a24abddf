/** What every feature stands on: settings, error policy, health, web server. */
@NullMarked
package chat.mehari.gateway.platform;

import org.jspecify.annotations.NullMarked;
