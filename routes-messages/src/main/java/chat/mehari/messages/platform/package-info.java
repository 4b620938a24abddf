/**
 * What every feature of this service stands on: settings, topology, requests, replies and events.
 */
@NullMarked
package chat.mehari.messages.platform;

import org.jspecify.annotations.NullMarked;
