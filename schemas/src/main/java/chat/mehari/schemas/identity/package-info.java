/** Ids that are computed from other ids, alike in every service. */
@NullMarked
package chat.mehari.schemas.identity;

import org.jspecify.annotations.NullMarked;
