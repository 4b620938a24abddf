package chat.mehari.load.generator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What load to make.
 *
 * @param gateways the WebSocket addresses, used in turn
 * @param users how many users; each writes to the next one
 * @param rate messages a second, of all users together
 * @param seconds for how long
 * @param bodyLength characters of a message
 */
record LoadPlan(List<URI> gateways, int users, int rate, int seconds, int bodyLength) {
  static final String USAGE =
      "--url ws://localhost:8080/ws [--url …] [--users 20] [--rate 200] [--seconds 30]"
          + " [--body-length 200]";

  static LoadPlan parse(List<String> arguments) {
    List<URI> gateways = new ArrayList<>();
    int users = 20;
    int rate = 200;
    int seconds = 30;
    int bodyLength = 200;
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--url" -> gateways.add(URI.create(value));
        case "--users" -> users = positive(value);
        case "--rate" -> rate = positive(value);
        case "--seconds" -> seconds = positive(value);
        case "--body-length" -> bodyLength = positive(value);
        default -> throw new IllegalArgumentException("unknown: " + arguments.get(i));
      }
    }
    if (arguments.size() % 2 != 0 || users < 2) {
      throw new IllegalArgumentException(
          "every option has a value, and there are two users at least");
    }
    if (gateways.isEmpty()) {
      gateways.add(URI.create("ws://localhost:8080/ws"));
    }
    return new LoadPlan(List.copyOf(gateways), users, rate, seconds, bodyLength);
  }

  private static int positive(String value) {
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException("not positive: " + value);
    }
    return number;
  }
}
