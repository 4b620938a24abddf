package chat.mehari.messages.instance;

import java.util.List;

/** What an instance does to take its share. */
sealed interface Step {

  /** To give up everything and to subscribe to the partitions that are its own. */
  record Consume(List<Integer> partitions) implements Step {}

  /** To line up anew for the partitions of others, behind those whose they are. */
  record StandBy(List<Integer> partitions) implements Step {}
}
