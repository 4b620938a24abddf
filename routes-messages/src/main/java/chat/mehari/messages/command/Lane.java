package chat.mehari.messages.command;

/** The two channels over which an instance takes commands. */
enum Lane {
  /** From the partitions that are its own. */
  OWN,
  /** From those of others, should they be gone. It can be closed without touching the own ones. */
  STAND_BY
}
