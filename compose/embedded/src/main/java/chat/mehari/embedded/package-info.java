/** A PostgreSQL and an AMQP broker that need no installation: for the standalone and for tests. */
@NullMarked
package chat.mehari.embedded;

import org.jspecify.annotations.NullMarked;
