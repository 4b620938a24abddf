package chat.mehari.messages.instance;

import chat.mehari.schemas.broker.InstanceAnnounced;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who is there. Time is told by nothing but an instance's own announcements that come back to it:
 * who does not hear itself judges nobody, so an instance that was paused, or whose broker was away,
 * takes nobody for dead.
 */
final class Instances {

  private static final int FORGOTTEN_AFTER_ROUNDS = 4;
  private static final int YOUNG_ROUNDS = 2;

  private final UUID self;
  private final SortedMap<UUID, Peer> peers = new TreeMap<>(Comparator.comparing(UUID::toString));
  private List<UUID> before = List.of();
  private long sent;
  private long heard;
  private boolean settled;

  Instances(UUID self) {
    this.self = self;
  }

  /** Begins another round: what this instance is to say next. */
  long nextRound() {
    return ++sent;
  }

  /** The number of this round. */
  long round() {
    return sent;
  }

  /** How many rounds of this instance have come back to it. */
  long heardRounds() {
    return heard;
  }

  /** Takes notice of an announcement, which may be this instance's own. */
  void hear(InstanceAnnounced announcement) {
    if (announcement.instanceId().equals(self)) {
      // An old one tells nothing of now: it waited, and what others said meanwhile may wait still.
      if (announcement.round() == sent && announcement.round() > heard) {
        hearSelf();
      }
    } else if (announcement.leaving()) {
      settled &= peers.remove(announcement.instanceId()) == null;
    } else {
      settled &= peers.put(announcement.instanceId(), new Peer(announcement, heard)) != null;
    }
  }

  private void hearSelf() {
    heard++;
    peers.values().removeIf(peer -> heard - peer.heardAt() >= FORGOTTEN_AFTER_ROUNDS);
    // Whoever has just come holds nothing yet that somebody could miss, so it goes first.
    settled = all().equals(before) || heard <= YOUNG_ROUNDS;
    before = all();
  }

  /** Everybody who is there, this instance included, in the order of their ranks. */
  List<UUID> all() {
    List<UUID> all = new ArrayList<>(peers.keySet());
    all.add(self);
    all.sort(Comparator.comparing(UUID::toString));
    return List.copyOf(all);
  }

  /** Whether nobody came or went for a round, or another one has drawn the consequences already. */
  boolean isSettled() {
    return settled || lastWords().stream().anyMatch(said -> said.arrangedFor().equals(all()));
  }

  /** What each of the others said last. */
  Collection<InstanceAnnounced> lastWords() {
    return peers.values().stream().map(Peer::said).toList();
  }

  /** Another instance: what it said last, and in which of this one's rounds. */
  private record Peer(InstanceAnnounced said, long heardAt) {}
}
