/** A PostgreSQL and an AMQP broker that need no installation. */
@NullMarked
package chat.mehari.embedded;

import org.jspecify.annotations.NullMarked;
