package chat.mehari.standalone;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the memory of an idle Mehari small although nobody gives the JVM any flags: by default it
 * takes a 64th of the machine at once and gives nothing back.
 */
final class Heap {
  private static final Logger LOG = LoggerFactory.getLogger(Heap.class);

  private Heap() {}

  /** Lets the collectors give free memory back, and look for it also while nothing happens. */
  static void keepSmall() {
    set("MinHeapFreeRatio", "10");
    set("MaxHeapFreeRatio", "20");
    set("G1PeriodicGCInterval", "60000");
  }

  /** Gives back what only the start needed. */
  static void giveBack() {
    System.gc();
  }

  private static void set(String option, String value) {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      machine.setVMOption(option, value);
    } catch (IllegalArgumentException e) {
      // Another JVM or collector: it works there too, only with more memory.
      LOG.debug("This JVM does not know {}", option, e);
    }
  }
}
