package chat.mehari.load.fault;

import chat.mehari.load.system.Apart;
import chat.mehari.load.system.PrivateBroker;
import chat.mehari.load.system.PrivateDatabase;

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

  static ApartSystem start(PrivateDatabase database) {
    PrivateBroker broker = PrivateBroker.start();
    return new ApartSystem(broker, database, Apart.start(broker, database));
  }

  /** The broker and the database run; the services do not yet. */
  static ApartSystem unstarted() {
    PrivateBroker broker = PrivateBroker.start();
    PrivateDatabase database = PrivateDatabase.start();
    return new ApartSystem(broker, database, Apart.unstarted(broker, database));
  }

  @Override
  public void close() {
    services.close();
    broker.close();
    database.close();
  }
}
