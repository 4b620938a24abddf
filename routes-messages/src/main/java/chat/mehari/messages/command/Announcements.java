package chat.mehari.messages.command;

import chat.mehari.messages.command.ReadCommands.Unreadable;
import chat.mehari.messages.platform.Answer;
import chat.mehari.messages.platform.Command;
import chat.mehari.messages.platform.Event;
import chat.mehari.messages.platform.Outcome;
import chat.mehari.messages.platform.Publication;
import chat.mehari.messages.platform.Publication.DeadLetter;
import chat.mehari.messages.platform.Publication.Reply;
import chat.mehari.messages.platform.Requester;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/** What is published of a batch: every answer and event, and what went to the dead letters. */
@Component
class Announcements {

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final Answer FAILED =
      new Answer.Refused(new ErrorBody(ErrorCode.INTERNAL, "The request could not be done."));

  /**
   * Puts together what a batch came to. A command that has no outcome failed for its own sake.
   *
   * @param outcomes in any order, at most one for each command
   * @param trace of the batch, if it is traced
   */
  public Publication of(
      CommandBatch batch, ReadCommands read, List<Outcome> outcomes, @Nullable String trace) {
    Map<Integer, Requester> requesters = new HashMap<>();
    read.commands().forEach(command -> requesters.put(command.position(), command.requester()));
    List<Reply> replies = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<Failure> failures = new ArrayList<>(failures(read, outcomes));
    outcomes.stream()
        .sorted(Comparator.comparingInt(Outcome::position))
        .forEach(
            outcome -> {
              Requester requester = requesters.get(outcome.position());
              if (requester != null) {
                replies.add(new Reply(requester, outcome.answer()));
              }
              events.addAll(outcome.events());
            });
    List<DeadLetter> deadLetters = new ArrayList<>();
    for (Failure failure : failures) {
      ReceivedCommand received = batch.commands().get(failure.position());
      tell(received, failure);
      deadLetters.add(new DeadLetter(received.queue(), received.headers(), received.body()));
      if (failure.requester() != null) {
        replies.add(new Reply(failure.requester(), FAILED));
      }
    }
    return new Publication(replies, events, deadLetters, batch.receivedAt(), trace);
  }

  private static void tell(ReceivedCommand received, Failure failure) {
    LoggingEventBuilder event = LOG.atError();
    Requester requester = failure.requester();
    if (requester != null) {
      event =
          event
              .addKeyValue("gateway", requester.replyKey())
              .addKeyValue("correlation", requester.correlation());
    }
    event.log(
        "A command of {} cannot be done and goes to the dead letters: {}",
        received.queue(),
        failure.reason());
  }

  private static List<Failure> failures(ReadCommands read, List<Outcome> outcomes) {
    List<Failure> failures = new ArrayList<>();
    for (Unreadable command : read.unreadable()) {
      failures.add(new Failure(command.position(), command.requester(), command.reason()));
    }
    Set<Integer> done = outcomes.stream().map(Outcome::position).collect(Collectors.toSet());
    for (Command command : read.commands()) {
      if (!done.contains(command.position())) {
        failures.add(
            new Failure(command.position(), command.requester(), "refused by the database"));
      }
    }
    return failures;
  }

  private record Failure(int position, @Nullable Requester requester, String reason) {}
}
