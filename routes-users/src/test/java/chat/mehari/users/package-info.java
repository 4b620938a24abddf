/** Tests of the users service, from the outside as a gateway sees it. */
@NullMarked
package chat.mehari.users;

import org.jspecify.annotations.NullMarked;
