/** A browser's storage that belongs to one test. Keys are properties, as they are in the browser. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>()
  const methods = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => {
      items.clear()
    },
    key: (index: number) => [...items.keys()][index] ?? null,
  }
  return new Proxy(methods as Storage, {
    get: (target, name) =>
      name === 'length' ? items.size : (Reflect.get(target, name) as unknown),
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_, name) =>
      items.has(String(name))
        ? { configurable: true, enumerable: true, value: items.get(String(name)) }
        : undefined,
  })
}
