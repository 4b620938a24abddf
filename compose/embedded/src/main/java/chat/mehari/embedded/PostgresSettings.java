package chat.mehari.embedded;

/** What stands in the configuration files of an embedded PostgreSQL. */
final class PostgresSettings {
  /** Only over loopback, only with the password. */
  static final String ACCESS =
      """
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private PostgresSettings() {}

  /**
   * {@code postgresql.conf}: durable, small, and silent about what people write (a failed statement
   * would be logged with its values).
   */
  static String server(int port) {
    return """
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    max_connections = 60

    fsync = on
    synchronous_commit = on
    full_page_writes = on
    wal_level = minimal
    max_wal_senders = 0
    min_wal_size = 32MB
    max_wal_size = 256MB

    shared_buffers = 32MB
    work_mem = 2MB
    maintenance_work_mem = 16MB
    io_method = sync
    jit = off
    max_worker_processes = 2
    max_parallel_workers_per_gather = 0
    max_parallel_maintenance_workers = 0
    max_logical_replication_workers = 0
    autovacuum_max_workers = 1

    timezone = 'UTC'
    log_timezone = 'UTC'
    lc_messages = 'C'
    log_min_messages = log
    log_min_error_statement = panic
    log_error_verbosity = terse
    log_parameter_max_length = 0
    log_parameter_max_length_on_error = 0
    """
        .formatted(port);
  }
}
