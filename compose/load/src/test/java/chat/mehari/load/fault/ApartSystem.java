package chat.mehari.load.fault;

import chat.mehari.load.system.Apart;
import chat.mehari.load.system.PrivateBroker;
import chat.mehari.load.system.PrivateDatabase;
import java.util.function.BiFunction;

/**
 * Two of each service with a broker and a database of their own, all of which a test may break.
 *
 * @param broker RabbitMQ
 * @param database PostgreSQL
 * @param services the services
 */
record ApartSystem(PrivateBroker broker, PrivateDatabase database, Apart services)
    implements AutoCloseable {

  static ApartSystem start() {
    return start(PrivateDatabase.start());
  }

  /** Takes the database over: it is stopped with the system, or where that cannot be started. */
  static ApartSystem start(PrivateDatabase database) {
    return with(database, Apart::start);
  }

  /** The broker and the database run; the services do not yet. */
  static ApartSystem unstarted() {
    return with(PrivateDatabase.start(), Apart::unstarted);
  }

  private static ApartSystem with(
      PrivateDatabase database, BiFunction<PrivateBroker, PrivateDatabase, Apart> services) {
    PrivateBroker broker = PrivateBroker.start();
    try {
      return new ApartSystem(broker, database, services.apply(broker, database));
    } catch (RuntimeException e) {
      broker.close();
      database.close();
      throw e;
    }
  }

  @Override
  public void close() {
    services.close();
    broker.close();
    database.close();
  }
}
