package chat.mehari.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A TCP socket that takes connections, read from {@code /proc}.
 *
 * @param port where it listens
 * @param loopback whether only this machine can reach it
 */
record ListeningSocket(int port, boolean loopback) {
  private static final String LISTENING = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  /** Those of some processes. */
  static List<ListeningSocket> of(List<ProcessHandle> processes) throws IOException {
    Set<String> inodes = new HashSet<>();
    for (ProcessHandle process : processes) {
      inodes.addAll(sockets(process));
    }
    return Stream.concat(
            Files.readAllLines(Path.of("/proc/net/tcp")).stream().skip(1),
            Files.readAllLines(Path.of("/proc/net/tcp6")).stream().skip(1))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals(LISTENING) && inodes.contains(fields[9]))
        .map(fields -> of(fields[1]))
        .toList();
  }

  private static ListeningSocket of(String localAddress) {
    String[] addressAndPort = localAddress.split(":", 2);
    return new ListeningSocket(
        Integer.parseInt(addressAndPort[1], 16), LOOPBACK.contains(addressAndPort[0]));
  }

  private static Set<String> sockets(ProcessHandle process) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
      for (Path file : files) {
        String target = target(file);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed meanwhile.
      return "";
    }
  }
}
