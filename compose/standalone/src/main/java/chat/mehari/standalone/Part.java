package chat.mehari.standalone;

/**
 * What Mehari is made of here, in the order in which it may be built up; it is closed backwards.
 */
enum Part {
  DATA_DIRECTORY("data directory"),
  BROKER("broker"),
  DATABASE("database"),
  MESSAGES("messages service"),
  USERS("users service"),
  GATEWAY("gateway");

  private final String text;

  Part(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
