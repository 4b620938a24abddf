package chat.mehari.gateway.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory: where it is full, the entry that was unused for the longest time gives way.
 * Safe for use by several threads.
 */
public final class RecentlyUsed<K, V> {

  private final int capacity;
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Remembers at most so many entries. */
  public RecentlyUsed(int capacity) {
    this.capacity = capacity;
  }

  /** The value of the key, if it is remembered. */
  public synchronized @Nullable V get(K key) {
    return entries.get(key);
  }

  /** The value of the key, made where none is remembered. */
  public synchronized V get(K key, Function<? super K, ? extends V> maker) {
    V value = entries.get(key);
    if (value == null) {
      value = maker.apply(key);
      put(key, value);
    }
    return value;
  }

  /** Remembers the value. */
  public synchronized void put(K key, V value) {
    entries.put(key, value);
    if (entries.size() > capacity) {
      Map.Entry<K, V> eldest = entries.entrySet().iterator().next();
      entries.remove(eldest.getKey());
    }
  }
}
