/**
 * All of Mehari in one process: broker, database and the three services, as when deployed apart.
 */
@NullMarked
package chat.mehari.standalone;

import org.jspecify.annotations.NullMarked;
