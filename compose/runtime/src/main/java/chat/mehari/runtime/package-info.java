/** What stands around the routes of every service: how it starts, and what operators read of it. */
@NullMarked
package chat.mehari.runtime;

import org.jspecify.annotations.NullMarked;
