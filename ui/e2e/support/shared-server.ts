import { takesMany } from './posting'
import { Server } from './server'

const ADDRESS = 'MEHARI_E2E_ADDRESS'
const LOG = 'MEHARI_E2E_LOG'

/** Starts, before all tests, the server that those share which need none of their own. */
export default async function startShared(): Promise<() => Promise<void>> {
  const server = await Server.start(takesMany)
  process.env[ADDRESS] = server.address
  process.env[LOG] = server.log
  return () => server.stop()
}

/** The server that is shared, as the tests' processes know it: they can neither end nor pause it. */
export function sharedServer(): Pick<Server, 'address' | 'log'> {
  return { address: process.env[ADDRESS] ?? '', log: process.env[LOG] ?? '' }
}
