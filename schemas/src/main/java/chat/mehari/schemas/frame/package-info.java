/** What travels between a client and the gateway: the envelopes and the things they speak of. */
@NullMarked
package chat.mehari.schemas.frame;

import org.jspecify.annotations.NullMarked;
