package chat.mehari.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.AmqpIOException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class TransientFaultsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08003", "08006", "25006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01",
        "58030"
      })
  void theSameMayBeDoneWhenTheDatabaseIsWellAgain(String state) {
    assertThat(TransientFaults.isTransient(wrapped(new SQLException("", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0A000", "21000", "22021", "23505", "25P02", "26000", "34000", "42501", "42703",
        "42P01", "44000", "54000", "55000", "5", "P0001", "XX000", "XX001", "ZZZZZ"
      })
  void whatIsNotKnownToPassIsTheFaultOfTheRequest(String state) {
    assertThat(TransientFaults.isTransient(wrapped(new SQLException("", state)))).isFalse();
  }

  static Stream<Throwable> without() {
    return Stream.of(
        new SQLException("the pool closed the connection"),
        new SQLTransientConnectionException("no connection is free", "42501"),
        new CannotCreateTransactionException("", new SQLException("", "42501")),
        new AmqpIOException(new IOException()),
        new QueryTimeoutException(""),
        new InterruptedException(),
        new RejectedExecutionException());
  }

  @ParameterizedTest
  @MethodSource("without")
  void whoWasNotEvenAskedCanBeAskedAgain(Throwable fault) {
    assertThat(TransientFaults.isTransient(wrapped(fault))).isTrue();
  }

  @Test
  void aFaultOfOursDoesNotPass() {
    assertThat(TransientFaults.isTransient(null)).isFalse();
    assertThat(TransientFaults.isTransient(new IllegalStateException())).isFalse();
    assertThat(TransientFaults.isTransient(new InvalidDataAccessApiUsageException(""))).isFalse();
  }

  private static RuntimeException wrapped(Throwable fault) {
    return new IllegalStateException(fault);
  }
}
