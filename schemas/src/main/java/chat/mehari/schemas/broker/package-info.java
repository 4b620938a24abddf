/** What travels between the services: names of exchanges, queues, keys and headers, and bodies. */
@NullMarked
package chat.mehari.schemas.broker;

import org.jspecify.annotations.NullMarked;
